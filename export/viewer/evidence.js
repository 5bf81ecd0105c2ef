// The panel: what is said of an entity or along an arrow, sentence by sentence, with who says it and where.

const panel = $('panel');
const longestTitle = 48;  // of a document, below each of its sentences
const shownAtOnce = 40;  // relations; a button shows more

// The sentence with the statement's words marked; a phrase in pieces is marked piece by piece.
function marked(text, words) {
  const spans = [];
  let from = 0;
  const mark = word => {
    let at = text.indexOf(word, from);
    if (at < 0) at = text.indexOf(word);
    if (at < 0) return false;
    spans.push([at, at + word.length]);
    from = at + word.length;
    return true;
  };
  for (const phrase of words) if (phrase && !mark(phrase)) phrase.split(' ').forEach(word => word && mark(word));
  spans.sort((a, b) => a[0] - b[0]);
  const quote = make('blockquote');
  let end = 0;
  for (const [start, stop] of spans) {
    if (start < end) continue;
    quote.append(text.slice(end, start), make('mark', {}, text.slice(start, stop)));
    end = stop;
  }
  quote.append(text.slice(end));
  return quote;
}

const clock = ms => new Date(ms).toISOString().slice(11, 19);

function statementCard(i) {
  const { statements, sentences, documents, claims, modalities } = evidence();
  const n = statements.n[i], source = documents[sentences.d[n]], claimants = claims[statements.claim[i]];
  const cue = sentences.cue?.[n] ?? null;
  const said = claimants.length ? `said by ${claimants.join(' → ')}` : 'said by the document';
  const name = source.title || source.uri, letters = [...name];
  const place = `${letters.length > longestTitle ? `${letters.slice(0, longestTitle).join('')}…` : name}, line ${sentences.line[n]}, bytes ${sentences.start[n]}–${sentences.end[n]}` +
    (cue === null ? '' : `, at ${clock(cue)}`);
  const where = source.link ? make('a', { href: source.link, rel: 'noopener noreferrer', target: '_blank' }, place) : place;
  return make('article', { class: 'statement' }, marked(sentences.text[n], statements.words[i]),
    make('footer', {}, said, ` · ${modalities[statements.modality[i]]} · confidence ${statements.confidence[i]}`, make('br'), where));
}

const entityButton = i => make('button', { type: 'button', class: 'link', on: { click: () => choose(i) } }, entities.name[i]);

function edgeCards(edge, way) {
  const kind = isDisputed(edge) ? 'disputed-words' : isNegated(edge) ? 'denied-words' : 'relation';
  const words = make('span', { class: kind }, ` ${isNegated(edge) ? 'not ' : ''}${relationOf(edge)}${isDisputed(edge) ? ' (disputed)' : ''} `);
  const heading = make('h3');
  if (way !== 'out') heading.append(entityButton(edges.s[edge])); else heading.append('→');
  heading.append(words);
  if (way !== 'in') heading.append(entityButton(edges.t[edge])); else heading.append('→');
  return make('section', {}, heading, ...shownStatements(edge).map(statementCard));
}
function edgeList(shown, way) {
  const list = make('div', {}, ...shown.slice(0, shownAtOnce).map(edge => edgeCards(edge, way)));
  if (shown.length > shownAtOnce)
    list.append(make('button', { type: 'button', on: { click: event => event.target.replaceWith(edgeList(shown.slice(shownAtOnce), way)) } },
      `${plural(shown.length - shownAtOnce, 'more relation')}`));
  return list;
}

function showEntity(i) {
  const { outward, inward } = neighbourhood();
  const out = outward[i].filter(edge => edgeOn[edge]), into = inward[i].filter(edge => edgeOn[edge]);
  const dot = make('span', { class: 'dot' });
  dot.style.background = colours[entities.type[i]];
  const facts = make('p', { class: 'facts' }, dot, `${types[entities.type[i]]} · ${plural(entities.mentions[i], 'mention')}`);
  if (aliasesOf(i).length) facts.append(` · also: ${aliasesOf(i).join(', ')}`);
  panel.replaceChildren(make('h2', {}, entities.name[i]), facts);
  if (out.length) panel.append(make('p', { class: 'way' }, `Outgoing (${out.length})`), edgeList(out, 'out'));
  if (into.length) panel.append(make('p', { class: 'way' }, `Incoming (${into.length})`), edgeList(into, 'in'));
  if (!out.length && !into.length) panel.append(make('p', { class: 'hint' }, 'Nothing is said of it in what is shown.'));
  panel.scrollTop = 0;
  return new Set([i, ...out.map(edge => edges.t[edge]), ...into.map(edge => edges.s[edge])]);
}

function showEdges(source, target, shown) {
  panel.replaceChildren(make('h2', {}, `${entities.name[source]} → ${entities.name[target]}`), edgeList(shown, 'both'));
  panel.scrollTop = 0;
}

// Before anything is chosen: what to begin with.
const listedAtStart = 8;
function showHint() {
  panel.setAttribute('aria-live', 'off');  // nobody asked for it
  const { outward, inward } = neighbourhood();
  const ties = i => outward[i].filter(edge => edgeOn[edge]).length + inward[i].filter(edge => edgeOn[edge]).length;
  // A few of many: kept in order as they are come by.
  const best = [];
  for (let i = 0; i < entityCount; i += 1) {
    const weight = entityOn[i] ? ties(i) : 0;
    if (weight === 0 || (best.length === listedAtStart && weight <= best.at(-1)[0])) continue;
    const at = best.findIndex(([other]) => other < weight);
    best.splice(at < 0 ? best.length : at, 0, [weight, i]);
    best.length = Math.min(best.length, listedAtStart);
  }
  const disputes = [];  // arrows
  for (let i = 0; i < edgeCount && disputes.length < listedAtStart; i += 1)
    if (edgeOn[i] && isDisputed(i) && !disputes.includes(arrowOf(i))) disputes.push(arrowOf(i));
  const open = arrow => make('button', { type: 'button', class: 'link', on: { click: () => chooseArrow(arrow) } },
    `${entities.name[sourceOf(arrow)]} → ${entities.name[targetOf(arrow)]}`);
  const words = arrow => [...new Set(edgesOf(arrow).filter(edge => edgeOn[edge]).map(relationOf))].join(', ');
  panel.replaceChildren(make('p', { class: 'hint' }, 'Choose an entity or an arrow to see who says what, in which words.'));
  const list = (title, items) => {
    if (items.length) panel.append(make('h2', { class: 'start' }, title), make('ul', { class: 'start' }, ...items.map(item => make('li', {}, ...item))));
  };
  list('Most said of', best.map(([weight, i]) => [entityButton(i), ` ${plural(weight, 'relation')}`]));
  list('Disputed', disputes.map(arrow => [open(arrow), ` ${words(arrow)}`]));
}
