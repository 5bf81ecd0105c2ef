// What is shown: types, relation, document, claimant, confidence, disputes. A relation is shown when one of its statements passes.

const hiddenTypes = new Set();
const noneShown = { document: '', claimant: '', least: 0 };
let statementFilter = noneShown;

function passes(i) {
  const { statements, sentences, claims } = evidence();
  const { document, claimant, least } = statementFilter;
  return (document === '' || sentences.d[statements.n[i]] === Number(document)) && statements.confidence[i] >= least &&
    (claimant === '' || claims[statements.claim[i]].includes(claimant));
}
// The statements of an edge that the filters leave, by number.
function shownStatements(edge) {
  const { first } = evidence();
  const shown = [];
  for (let i = first[edge]; i < first[edge + 1]; i += 1) if (statementFilter === noneShown || passes(i)) shown.push(i);
  return shown;
}

// Works out what is on. Whether anything was ever filtered is the answer.
function applyFilters() {
  const relation = $('relation').value, disputed = $('disputed').checked;
  const document = $('document').value, claimant = $('claimant').value, least = Number($('confidence').value);
  $('least').value = least;
  statementFilter = document !== '' || claimant !== '' || least > 0 ? { document, claimant, least } : noneShown;
  const narrowed = statementFilter !== noneShown || relation !== '' || disputed;
  const touched = new Uint8Array(entityCount);
  let shownEdges = 0;
  for (let i = 0; i < edgeCount; i += 1) {
    const on = !hiddenTypes.has(entities.type[edges.s[i]]) && !hiddenTypes.has(entities.type[edges.t[i]]) &&
      (relation === '' || edges.r[i] === Number(relation)) && (!disputed || isDisputed(i)) &&
      (statementFilter === noneShown || shownStatements(i).length > 0);
    edgeOn[i] = on;
    shownEdges += on;
    if (on) touched[edges.s[i]] = touched[edges.t[i]] = 1;
  }
  let shownEntities = 0;
  for (let i = 0; i < entityCount; i += 1) {
    entityOn[i] = !hiddenTypes.has(entities.type[i]) && (!narrowed || touched[i] === 1);
    shownEntities += entityOn[i];
  }
  for (let i = 0; i < arrowCount; i += 1) {
    arrowOn[i] = 0;
    for (let k = arrows.first[i]; k < arrows.first[i + 1]; k += 1) if (edgeOn[arrows.edges[k]]) arrowOn[i] = 1;
  }
  $('count').textContent = `${plural(shownEntities, 'entity', 'entities')}, ${plural(shownEdges, 'relation')}`;
  return narrowed || hiddenTypes.size > 0;
}

const byText = (a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
const addOptions = (select, values) => select.append(...values.sort(byText).map(([value, text]) => make('option', { value }, text)));

// `changed` is called after each change.
function setUpFilters(changed) {
  const present = new Uint32Array(types.length);
  for (const type of entities.type) present[type] += 1;
  types.forEach((type, i) => {
    if (!present[i]) return;
    const dot = make('span', { class: 'dot' });
    dot.style.background = colours[i];
    const box = make('input', { type: 'checkbox', checked: '', value: type, on: { change: event => {
      if (event.target.checked) hiddenTypes.delete(i); else hiddenTypes.add(i);
      changed();
    } } });
    $('types').append(make('label', {}, box, dot, type, make('span', { class: 'number' }, present[i].toLocaleString('en'))));
  });
  addOptions($('relation'), relations.map((relation, i) => [i, relation]));
  $('filters').addEventListener('input', event => { if (event.target.type !== 'checkbox' || event.target.id === 'disputed') changed(); });
  $('filters').addEventListener('submit', event => event.preventDefault());
  $('filters').addEventListener('reset', () => setTimeout(() => { hiddenTypes.clear(); changed(); }));
}
// These need the statements, so they come after the first picture.
function fillEvidenceFilters() {
  const { documents, claims } = evidence();
  addOptions($('document'), documents.map((document, i) => [i, document.title || document.uri]));
  addOptions($('claimant'), [...new Set(claims.flat())].map(claimant => [claimant, claimant]));
}
