// The page's behaviour. Text from documents only ever becomes text nodes. Nothing is fetched.
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const { entities, edges, arrows, statements, sentences, documents, colours } = data;
  const $ = id => document.getElementById(id);
  const svg = document.querySelector('#stage svg');
  const panel = $('panel');
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'on') for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const plural = (n, word) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;

  // What is said from and to each entity.
  const outward = entities.map(() => []);
  const inward = entities.map(() => []);
  edges.forEach((edge, i) => { outward[edge.s].push(i); inward[edge.t].push(i); });
  const nodeElements = new Map([...svg.querySelectorAll('.node')].map(e => [Number(e.dataset.i), e]));
  const arrowElements = new Map([...svg.querySelectorAll('.arrow')].map(e => [Number(e.dataset.i), e]));
  const many = $('many');

  // --- Filters -----------------------------------------------------------------------------------------------------------
  const types = [...new Set(entities.map(e => e.type))].sort();
  const hidden = new Set();
  for (const type of types) {
    const dot = make('span', { class: 'dot' });
    dot.style.background = colours[type];
    const box = make('input', { type: 'checkbox', checked: '', value: type, on: { change: event => {
      if (event.target.checked) hidden.delete(type); else hidden.add(type);
      filter();
    } } });
    $('types').append(make('label', {}, box, dot, type));
  }
  const fill = (select, values) => { for (const [value, text] of values) select.append(make('option', { value }, text)); };
  const byName = (a, b) => a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
  fill($('relation'), [...new Set(edges.map(e => e.relation))].map(r => [r, r]).sort(byName));
  fill($('document'), documents.map((d, i) => [i, d.title || d.uri]).sort(byName));
  fill($('claimant'), [...new Set(statements.flatMap(s => s.claimants))].map(c => [c, c]).sort(byName));
  if (entities.length <= 5000) $('names').append(...entities.map(e => make('option', { value: e.name })));

  let shownStatements = new Set();
  const passes = (statement, document, claimant, least) =>
    (document === '' || statement.d === Number(document)) && (claimant === '' || statement.claimants.includes(claimant)) &&
    statement.confidence >= least;
  function filter() {
    const relation = $('relation').value, document = $('document').value, claimant = $('claimant').value;
    const least = Number($('confidence').value), disputed = $('disputed').checked;
    $('least').value = least;
    shownStatements = new Set();
    const narrowed = relation !== '' || document !== '' || claimant !== '' || least > 0 || disputed;
    const edgeOn = edges.map(edge => {
      if (hidden.has(entities[edge.s].type) || hidden.has(entities[edge.t].type)) return false;
      if ((relation !== '' && edge.relation !== relation) || (disputed && !edge.disputed)) return false;
      const kept = edge.statements.filter(i => passes(statements[i], document, claimant, least));
      kept.forEach(i => shownStatements.add(i));
      return kept.length > 0;
    });
    const touched = new Set();
    edges.forEach((edge, i) => { if (edgeOn[i]) { touched.add(edge.s); touched.add(edge.t); } });
    let nodes = 0;
    entities.forEach((entity, i) => {
      const on = !hidden.has(entity.type) && (!narrowed || touched.has(i));
      entity.on = on;
      nodes += on;
      nodeElements.get(i).classList.toggle('off', !on);
    });
    arrows.forEach((arrow, i) => { arrowElements.get(i)?.classList.toggle('off', !arrow.edges.some(e => edgeOn[e])); });
    if (many && (narrowed || hidden.size || many.dataset.drawn)) drawMany(arrows.filter(arrow => arrow.edges.some(e => edgeOn[e])));
    edges.forEach((edge, i) => { edge.on = edgeOn[i]; });
    $('count').textContent = `${plural(nodes, 'entity').replace('entitys', 'entities')}, ${plural(edgeOn.filter(Boolean).length, 'relation')}`;
    if (chosen) chosen.show();
  }
  // Many short paths: one long one takes a browser minutes.
  function drawMany(shown) {
    many.replaceChildren();
    many.dataset.drawn = 'yes';
    for (let i = 0; i < shown.length; i += 100) {
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', shown.slice(i, i + 100).map(arrow => {
        const a = entities[arrow.s], b = entities[arrow.t];
        return `M${a.x} ${a.y}L${b.x} ${b.y}`;
      }).join(''));
      many.append(path);
    }
  }
  $('filters').addEventListener('input', event => { if (event.target.type !== 'checkbox' || event.target.id === 'disputed') filter(); });
  $('filters').addEventListener('submit', event => event.preventDefault());
  $('filters').addEventListener('reset', () => setTimeout(() => { hidden.clear(); filter(); }));

  // --- Evidence ----------------------------------------------------------------------------------------------------------
  // The sentence with the statement's words marked.
  function marked(text, words) {
    const spans = [];
    let from = 0;
    for (const word of words) {
      if (!word) continue;
      let at = text.indexOf(word, from);
      if (at < 0) at = text.indexOf(word);
      if (at < 0) continue;
      spans.push([at, at + word.length]);
      from = at + word.length;
    }
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
    const statement = statements[i], sentence = sentences[statement.n], source = documents[statement.d];
    const said = statement.claimants.length ? `said by ${statement.claimants.join(' → ')}` : 'said by the document';
    const place = `${source.title || source.uri}, line ${sentence.line}, bytes ${sentence.start}–${sentence.end}` +
      (sentence.cue ? `, at ${clock(sentence.cue[0])}` : '');
    const where = source.link ? make('a', { href: source.link, rel: 'noopener noreferrer', target: '_blank' }, place) : place;
    return make('article', { class: 'statement' }, marked(sentence.text, statement.words),
      make('footer', {}, said, ` · ${statement.modality} · confidence ${statement.confidence}`, make('br'), where));
  }
  const entityButton = i => make('button', { type: 'button', class: 'link', on: { click: () => choose(i) } }, entities[i].name);
  function edgeCards(i, way) {
    const edge = edges[i];
    const words = make('span', edge.disputed ? { class: 'disputed-words' } : edge.negated ? { class: 'denied-words' } : {},
      ` ${edge.negated ? 'not ' : ''}${edge.relation}${edge.disputed ? ' (disputed)' : ''} `);
    const heading = make('h3');
    if (way !== 'out') heading.append(entityButton(edge.s)); else heading.append('→');
    heading.append(words);
    if (way !== 'in') heading.append(entityButton(edge.t)); else heading.append('→');
    return [heading, ...edge.statements.filter(s => shownStatements.has(s)).map(statementCard)];
  }

  let chosen = null;
  function mark(elements) {
    svg.querySelectorAll('.chosen').forEach(e => e.classList.remove('chosen'));
    elements.forEach(e => e?.classList.add('chosen'));
  }
  function dimAllBut(keep) {
    for (const [i, element] of nodeElements) element.classList.toggle('dim', keep !== null && !keep.has(i));
    for (const [i, element] of arrowElements) element.classList.toggle('dim', keep !== null && !(keep.has(arrows[i].s) && keep.has(arrows[i].t)));
  }
  function showEntity(i) {
    const entity = entities[i];
    const out = outward[i].filter(e => edges[e].on), into = inward[i].filter(e => edges[e].on);
    panel.replaceChildren(make('h2', {}, entity.name),
      make('p', { class: 'facts' }, `${entity.type} · ${plural(entity.mentions, 'mention')}` + (entity.aliases.length ? ` · also: ${entity.aliases.join(', ')}` : '')),
      ...(out.length ? [make('h3', {}, `Outgoing (${out.length})`)] : []), ...out.flatMap(e => edgeCards(e, 'out')),
      ...(into.length ? [make('h3', {}, `Incoming (${into.length})`)] : []), ...into.flatMap(e => edgeCards(e, 'in')),
      ...(out.length + into.length ? [] : [make('p', { class: 'hint' }, 'Nothing is said of it in what is shown.')]));
    panel.scrollTop = 0;
    mark([nodeElements.get(i)]);
    dimAllBut(new Set([i, ...out.map(e => edges[e].t), ...into.map(e => edges[e].s)]));
  }
  function showArrow(i) {
    panel.replaceChildren(make('h2', {}, `${entities[arrows[i].s].name} → ${entities[arrows[i].t].name}`),
      ...arrows[i].edges.filter(e => edges[e].on).flatMap(e => edgeCards(e, 'both')));
    panel.scrollTop = 0;
    mark([arrowElements.get(i)]);
    dimAllBut(null);
  }
  function choose(i, { move = true } = {}) {
    chosen = { show: () => showEntity(i) };
    showEntity(i);
    setTabStop(i);
    if (move) bringIntoView(entities[i]);
  }
  function chooseArrow(i) {
    chosen = { show: () => showArrow(i) };
    showArrow(i);
  }
  function clear() {
    chosen = null;
    mark([]);
    dimAllBut(null);
    panel.replaceChildren(make('p', { class: 'hint' }, 'Choose an entity or an arrow to see who says what, in which words.'));
  }

  // --- Looking around ----------------------------------------------------------------------------------------------------
  const [x, y, width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const home = { x, y, width, height };
  let view = { ...home };
  const apply = () => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  function zoom(factor, x = view.x + view.width / 2, y = view.y + view.height / 2) {
    view = { x: x - (x - view.x) * factor, y: y - (y - view.y) * factor, width: view.width * factor, height: view.height * factor };
    apply();
  }
  const pointIn = event => {
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [p.x, p.y];
  };
  function bringIntoView(entity) {
    const margin = 0.15;
    const inside = entity.x > view.x + view.width * margin && entity.x < view.x + view.width * (1 - margin) &&
      entity.y > view.y + view.height * margin && entity.y < view.y + view.height * (1 - margin);
    if (inside) return;
    view.x = entity.x - view.width / 2;
    view.y = entity.y - view.height / 2;
    apply();
  }
  svg.addEventListener('wheel', event => { event.preventDefault(); zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...pointIn(event)); }, { passive: false });
  let drag = null;
  svg.addEventListener('pointerdown', event => { drag = { x: event.clientX, y: event.clientY, moved: false }; });
  svg.addEventListener('pointermove', event => {
    if (!drag) return;
    const scale = svg.getScreenCTM().a, dx = event.clientX - drag.x, dy = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < 4) return;
    drag = { x: event.clientX, y: event.clientY, moved: true };
    view.x -= dx / scale;
    view.y -= dy / scale;
    apply();
  });
  addEventListener('pointerup', () => { setTimeout(() => { drag = null; }); });
  svg.addEventListener('click', event => {
    if (drag?.moved) return;
    const node = event.target.closest('.node'), arrow = event.target.closest('.arrow');
    if (node) choose(Number(node.dataset.i), { move: false });
    else if (arrow) chooseArrow(Number(arrow.dataset.i));
    else clear();
  });
  $('fit').addEventListener('click', () => { view = { ...home }; apply(); });
  $('nearer').addEventListener('click', () => zoom(1 / 1.3));
  $('farther').addEventListener('click', () => zoom(1.3));
  $('theme').addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.classList.contains('dark') || (!root.classList.contains('light') && matchMedia('(prefers-color-scheme: dark)').matches);
    root.classList.toggle('dark', !dark);
    root.classList.toggle('light', dark);
  });

  // --- Search ------------------------------------------------------------------------------------------------------------
  const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const keys = entities.map(e => [e.name, ...e.aliases].map(folded));
  function search() {
    const wanted = folded($('search').value.trim());
    if (!wanted) return clear();
    const rank = names => Math.min(...names.map(n => n === wanted ? 0 : n.startsWith(wanted) ? 1 : n.includes(wanted) ? 2 : 9));
    const found = entities.map((_, i) => [rank(keys[i]), i]).filter(([r]) => r < 9).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    if (found.length && found[0][0] === 0) return choose(found[0][1]);
    panel.replaceChildren(make('h2', {}, found.length ? `${found.length} found` : 'Nothing is called so'),
      ...found.slice(0, 50).map(([, i]) => make('p', {}, entityButton(i), make('span', { class: 'facts' }, ` ${entities[i].type}`))));
    mark(found.map(([, i]) => nodeElements.get(i)));
    dimAllBut(found.length ? new Set(found.map(([, i]) => i)) : null);
  }
  $('search').addEventListener('input', search);
  $('search').addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    const first = panel.querySelector('p .link');
    if (first) { first.click(); panel.focus(); }
  });

  // --- Keyboard: one tab stop in the picture; arrows go to the nearest entity in that direction ------------------------------
  let stop = 0;
  function setTabStop(i) {
    nodeElements.get(stop)?.setAttribute('tabindex', '-1');
    stop = i;
    nodeElements.get(i)?.setAttribute('tabindex', '0');
  }
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function nearest(from, [dx, dy]) {
    let best = -1, least = Infinity;
    entities.forEach((entity, i) => {
      if (!entity.on || i === from) return;
      const x = entity.x - entities[from].x, y = entity.y - entities[from].y;
      const along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
      if (along <= 0 || across > 2 * along) return;
      const cost = along + 2 * across;
      if (cost < least) { least = cost; best = i; }
    });
    return best;
  }
  svg.addEventListener('keydown', event => {
    const node = event.target.closest?.('.node');
    if (!node) return;
    const i = Number(node.dataset.i);
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(i); panel.focus(); }
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const next = nearest(i, way);
    if (next < 0) return;
    setTabStop(next);
    bringIntoView(entities[next]);
    nodeElements.get(next).focus({ preventScroll: true });
  });
  addEventListener('keydown', event => {
    if (event.target.matches?.('input, select, textarea')) { if (event.key === 'Escape') event.target.blur(); return; }
    if (event.key === '/') { event.preventDefault(); $('search').focus(); }
    if (event.key === 'Escape') { clear(); nodeElements.get(stop)?.focus({ preventScroll: true }); }
    if (event.key === '+') zoom(1 / 1.3);
    if (event.key === '-') zoom(1.3);
    if (event.key === '0') { view = { ...home }; apply(); }
  });

  if (entities.length) setTabStop(0);
  filter();
  document.documentElement.dataset.ready = 'yes';
})();
