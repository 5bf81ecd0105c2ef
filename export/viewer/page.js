// Ties the parts together: what is chosen, the keyboard, the looks.

let stage = null;
let chosen = null;  // shows itself again after a change of the filters

function select(show) {
  chosen = show;
  panel.setAttribute('aria-live', 'polite');
  show();
}
function choose(i) {
  select(() => {
    const near = showEntity(i);
    stage.mark([i]);
    stage.dim(near);
  });
  stage.reveal(i);
  return true;
}
function chooseArrow(i) {
  select(() => {
    showEdges(sourceOf(i), targetOf(i), edgesOf(i).filter(edge => edgeOn[edge]));
    stage.mark([], [i]);
    stage.dim(new Set([sourceOf(i), targetOf(i)]));
  });
}
function chooseNothing() {
  chosen = null;
  stage.mark([]);
  stage.dim(null);
  showHint();
}

// The nearest entity that is shown in a direction, or -1.
const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function nearest(from, [dx, dy]) {
  let best = -1, least = Infinity;
  for (let i = 0; i < entityCount; i += 1) {
    if (!entityOn[i] || i === from) continue;
    const x = entities.x[i] - entities.x[from], y = entities.y[i] - entities.y[from];
    const along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
    if (along <= 0 || across > 2 * along) continue;
    const cost = along + 2 * across;
    if (cost < least) { least = cost; best = i; }
  }
  return best;
}
const listeners = {
  entity: choose,
  arrow: chooseArrow,
  nothing: chooseNothing,
  key(event, i) {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(i); panel.focus(); }
    if (!ways[event.key]) return;
    event.preventDefault();
    const next = nearest(i, ways[event.key]);
    if (next < 0) return;
    stage.reveal(next);
    stage.focus(next);
    $('spoken').textContent = stage.kind === 'sigma' ? `${entities.name[next]}, ${types[entities.type[next]]}` : '';
  },
};

function hasWebGl() {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
function makeStage() {
  const place = $('stage');
  if (!document.querySelector('#stage > svg') && typeof makeSigmaStage === 'function' && hasWebGl()) {
    const canvas = make('div', { id: 'canvas', tabindex: '0', role: 'application',
      'aria-label': 'Graph: arrow keys go from entity to entity, Enter shows the evidence' });
    place.append(canvas);
    return makeSigmaStage(canvas, { entities, edges, arrows, colours, entityOn, arrowOn, sourceOf, targetOf }, listeners);
  }
  const svg = staticPicture();
  if (!svg.isConnected) place.append(svg);
  return svgStage(svg, listeners);
}

function changed() {
  const narrowed = applyFilters();
  stage.filter(narrowed || stage.filtered);
  stage.filtered = narrowed;
  if (!$('table').hidden) fillTable();
  if (chosen) chosen(); else showHint();
}

stage = makeStage();
setUpFilters(changed);
applyFilters();
const openSheet = setUpTabs(id => { if (id === 'table') fillTable(); });
setUpSearch(i => {
  if ($('stage').hidden) openSheet('stage');
  choose(i);
}, hits => {
  if (hits === null) return chooseNothing();
  stage.mark(hits.slice(0, 50));
  stage.dim(hits.length ? new Set(hits) : null);
});
setUpMaps();

// Of what is shown: a map or the graph.
const shownMap = () => document.querySelector('.map:not([hidden])');
const fit = () => { if (shownMap()) zoomMap(shownMap(), 0); else stage.fit(); };
const zoomIn = () => { if (shownMap()) zoomMap(shownMap(), 1.3); else stage.zoom(1 / 1.3); };
const zoomOut = () => { if (shownMap()) zoomMap(shownMap(), 1 / 1.3); else stage.zoom(1.3); };
$('fit').addEventListener('click', fit);
$('nearer').addEventListener('click', zoomIn);
$('farther').addEventListener('click', zoomOut);
const darkness = matchMedia('(prefers-color-scheme: dark)');
darkness.addEventListener('change', () => stage.redraw());
$('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.classList.contains('dark') || (!root.classList.contains('light') && darkness.matches);
  root.classList.toggle('dark', !dark);
  root.classList.toggle('light', dark);
  stage.redraw();
});
addEventListener('keydown', event => {
  if (event.target.matches?.('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') { event.preventDefault(); $('search').focus(); }
  if (event.key === 'Escape') { chooseNothing(); stage.focus(); }
  if (event.key === '+') zoomIn();
  if (event.key === '-') zoomOut();
  if (event.key === '0') fit();
});
// Paper has no WebGL: what is shown is printed as the picture in the page.
let printed = null;
addEventListener('beforeprint', () => {
  if (stage.kind !== 'sigma') return;
  printed = staticPicture();
  $('stage').append(printed);
  svgStage(printed, listeners).filter(stage.filtered);
});
addEventListener('afterprint', () => { printed?.remove(); printed = null; });

document.documentElement.dataset.ready = 'yes';
// After the first picture, so as not to keep anyone waiting for it.
requestAnimationFrame(() => setTimeout(() => {
  fillEvidenceFilters();
  if (!chosen) showHint();
  document.documentElement.dataset.ready = 'all';
}));
