// What can stand in the middle: the graph, each concept map that a document holds, and the entities as a table.

// A map as lists, for those who do not see it and where it could not be drawn.
function mapOutline(map) {
  const link = node => (map.nodes[node].e >= 0 ? entityButton(map.nodes[node].e) : map.nodes[node].name);
  const lines = map.edges.map(([from, to, label]) => make('li', {}, from >= 0 ? link(from) : '…', label ? ` ${label} ` : ' → ', to >= 0 ? link(to) : '…'));
  const grouped = new Set(map.groups.flatMap(group => group.nodes));
  const alone = map.nodes.map((_, i) => i).filter(i => !grouped.has(i));
  const listOf = (title, nodes) => make('li', {}, title, make('ul', {}, ...nodes.map(i => make('li', {}, link(i)))));
  return make('details', map.drawn ? {} : { open: '' }, make('summary', {}, 'As a list'),
    make('ul', {}, ...map.groups.map(group => listOf(group.title || 'a group', group.nodes)), ...(alone.length ? [listOf('in no group', alone)] : [])),
    make('ul', {}, ...lines));
}

// A map fits into the page as far as its words can be read there, and is no larger than it was drawn, until it is asked to be otherwise:
// 0 fits it whole.
const leastScale = 0.6;
function zoomMap(sheet, factor) {
  const svg = sheet.querySelector('svg');
  if (!svg) return;
  const width = svg.getBoundingClientRect().width;
  svg.style.width = factor === 0 ? '' : `${Math.round(width * factor)}px`;
  svg.style.maxWidth = factor === 0 ? '' : 'none';
  svg.style.minWidth = '0';
}

// The drawings stand in the page; here they get their behaviour.
function setUpMaps() {
  maps.forEach((map, k) => {
    const sheet = $(`map-${k}`);
    sheet.append(mapOutline(map));
    const svg = sheet.querySelector('svg');
    if (svg) svg.style.minWidth = `${Math.round(svg.width.baseVal.value * leastScale)}px`;
    const open = target => {
      const node = target.closest?.('.map-node'), edge = target.closest?.('.map-edge');
      if (node && map.nodes[node.dataset.i].e >= 0) return choose(map.nodes[node.dataset.i].e);
      if (!edge) return false;
      const [from, to] = map.edges[edge.dataset.i];
      const [a, b] = [map.nodes[from]?.e ?? -1, map.nodes[to]?.e ?? -1];
      if (a < 0 || b < 0) return false;
      const shown = neighbourhood().outward[a].filter(i => edges.t[i] === b && edgeOn[i]);
      if (!shown.length) return choose(a);
      showEdges(a, b, shown);
      return true;
    };
    sheet.addEventListener('click', event => { open(event.target); });
    sheet.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (event.target.matches?.('.map-node')) { event.preventDefault(); open(event.target); panel.focus(); }
    });
    for (const element of sheet.querySelectorAll('.map-node')) {
      const { e, name } = map.nodes[element.dataset.i];
      if (e < 0) continue;
      element.setAttribute('tabindex', '0');
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', name);
    }
  });
}

const rowsAtOnce = 200;

function fillTable() {
  const body = $('rows');
  const shown = [];
  for (let i = 0; i < entityCount; i += 1) if (entityOn[i]) shown.push(i);
  const { outward, inward } = neighbourhood();
  const row = i => make('tr', {}, make('th', { scope: 'row' }, entityButton(i)), make('td', {}, types[entities.type[i]]), make('td', {}, String(entities.mentions[i])),
    make('td', {}, String(outward[i].filter(edge => edgeOn[edge]).length)), make('td', {}, String(inward[i].filter(edge => edgeOn[edge]).length)));
  const add = from => {
    body.append(...shown.slice(from, from + rowsAtOnce).map(row));
    const rest = shown.length - from - rowsAtOnce;
    if (rest <= 0) return;
    const more = make('button', { type: 'button', on: { click: event => { event.target.closest('tr').remove(); add(from + rowsAtOnce); } } },
      plural(rest, 'more entity', 'more entities'));
    body.append(make('tr', {}, make('td', { colspan: '5' }, more)));
  };
  body.replaceChildren();
  add(0);
}

// Tabs as ARIA describes them. `opened` is told which sheet is shown.
function setUpTabs(opened) {
  const tabs = [...document.querySelectorAll('[role=tab]')];
  const open = tab => {
    for (const other of tabs) {
      other.setAttribute('aria-selected', String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      $(other.getAttribute('aria-controls')).hidden = other !== tab;
    }
    opened(tab.getAttribute('aria-controls'));
  };
  for (const tab of tabs) {
    tab.addEventListener('click', () => open(tab));
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      next.focus();
      open(next);
    });
  }
  return id => open(tabs.find(tab => tab.getAttribute('aria-controls') === id));
}
