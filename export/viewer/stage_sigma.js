// The picture by WebGL, for graphs of more elements than a browser likes. Bundled with sigma.js and graphology into one script, which
// gives the page `makeSigmaStage`; the page's own scripts are not imported but handed over as `page`.
import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeLineProgram, NodeCircleProgram } from 'sigma/rendering';

const manyArrows = 5000;  // of more, arrows are lines without heads
const names = 13;         // pixels

function drawHover(context, node, settings, colours) {
  const size = settings.labelSize, radius = node.size + 3;
  context.font = `600 ${size}px ${settings.labelFont}`;
  const width = context.measureText(node.label ?? '').width;
  context.beginPath();
  context.arc(node.x, node.y, radius, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.strokeStyle = colours.focus;
  context.stroke();
  if (!node.label) return;
  context.fillStyle = colours.ground;
  context.beginPath();
  context.roundRect(node.x - width / 2 - 5, node.y + radius + 2, width + 10, size + 8, 4);
  context.fill();
  context.fillStyle = colours.ink;
  context.textAlign = 'center';
  context.fillText(node.label, node.x, node.y + radius + size + 4);
  context.textAlign = 'start';
}

function drawLabel(context, node, settings, colours) {
  if (!node.label) return;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = colours.ground;
  context.fillStyle = colours.ink;
  const y = node.y + node.size + settings.labelSize;
  context.strokeText(node.label, node.x, y);
  context.fillText(node.label, node.x, y);
  context.textAlign = 'start';
}

globalThis.makeSigmaStage = (container, page, on) => {
  const { entities, edges, arrows, colours, entityOn, arrowOn, sourceOf, targetOf } = page;
  const entityCount = entities.name.length, arrowCount = arrows.first.length - 1;
  const inks = {};
  // WebGL takes colours that are multiplied by their opacity. The more arrows, the thinner each.
  const sheer = colour => {
    const [red, green, blue, opacity = 1] = colour.match(/[\d.]+/g).map(Number);
    const share = opacity * Math.min(1, Math.max(0.2, Math.sqrt(2000 / arrowCount)));
    return `rgba(${Math.round(red * share)}, ${Math.round(green * share)}, ${Math.round(blue * share)}, ${share})`;
  };
  function readInks() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['ground', 'ink', 'faint', 'focus', 'dispute', 'far', 'thread', 'denial']) inks[name] = style.getPropertyValue(`--${name}`).trim();
    inks.thread = sheer(inks.thread);
    inks.denial = sheer(inks.denial);
  }
  readInks();
  const edgeColour = kind => (kind & 2 ? inks.dispute : kind & 1 ? inks.denial : inks.thread);

  const graph = new Graph({ type: 'directed', multi: true, allowSelfLoops: true });
  const scale = entityCount > 5000 ? 4 : entityCount > 1000 ? 3 : 2.2;
  for (let i = 0; i < entityCount; i += 1)
    graph.addNode(i, { x: entities.x[i], y: -entities.y[i], size: Math.max(entities.r[i] / scale, 1.5), label: entities.name[i], color: colours[entities.type[i]] });
  const type = arrowCount > manyArrows ? 'line' : 'arrow';
  for (let i = 0; i < arrowCount; i += 1)
    graph.addEdgeWithKey(i, sourceOf(i), targetOf(i), { size: type === 'line' ? 0.6 : 1.2, color: edgeColour(edges.kind[arrows.edges[arrows.first[i]]]), type });

  let keep = null;
  let chosen = new Set(), chosenArrows = new Set();
  let current = -1;
  const reduceNode = (key, attributes) => {
    const i = Number(key);
    if (!entityOn[i]) return { ...attributes, hidden: true };
    if (i === current || chosen.has(i)) return { ...attributes, highlighted: true, zIndex: 2 };
    if (keep && !keep.has(i)) return { ...attributes, color: inks.far, label: '', zIndex: 0 };
    return keep ? { ...attributes, zIndex: 1, forceLabel: keep.size <= 60 } : attributes;
  };
  const reduceEdge = (key, attributes) => {
    const i = Number(key);
    if (!arrowOn[i]) return { ...attributes, hidden: true };
    if (chosenArrows.has(i)) return { ...attributes, color: inks.focus, size: 3, zIndex: 2 };
    if (keep && !(keep.has(sourceOf(i)) && keep.has(targetOf(i)))) return { ...attributes, hidden: true };
    return keep ? { ...attributes, size: Math.max(attributes.size, 1.2), zIndex: 1 } : attributes;
  };
  const sigma = new Sigma(graph, container, {
    nodeProgramClasses: { circle: NodeCircleProgram },
    edgeProgramClasses: { line: EdgeLineProgram, arrow: EdgeArrowProgram },
    defaultEdgeType: type,
    hideEdgesOnMove: arrowCount > 2000,
    labelFont: 'system-ui, sans-serif',
    labelSize: names,
    labelDensity: 0.6,
    labelGridCellSize: 120,
    labelRenderedSizeThreshold: entityCount > 5000 ? 4 : 3,
    minCameraRatio: 0.005,
    maxCameraRatio: 3,
    stagePadding: 40,
    zIndex: true,
    defaultDrawNodeLabel: (context, node, settings) => drawLabel(context, node, settings, inks),
    defaultDrawNodeHover: (context, node, settings) => drawHover(context, node, settings, inks),
  });
  // Places as the camera takes them; sigma forgets its own during a refresh.
  const places = entities.name.map((_, i) => { const { x, y } = sigma.getNodeDisplayData(i); return { x, y }; });
  // Reducers are called for everything at each change: only once there is something to change, and once for all changes of a moment.
  let awaited = false;
  const refresh = () => {
    if (awaited) return;
    awaited = true;
    queueMicrotask(() => {
      awaited = false;
      if (sigma.getSetting('nodeReducer') === null) {
        sigma.setSetting('nodeReducer', reduceNode);
        sigma.setSetting('edgeReducer', reduceEdge);
      } else sigma.refresh({ schedule: true });
    });
  };

  // The arrow that lies under a point, within some pixels.
  function arrowAt(event) {
    const at = sigma.viewportToGraph(event), aside = sigma.viewportToGraph({ x: event.x + 6, y: event.y });
    let best = -1, least = (aside.x - at.x) ** 2 + (aside.y - at.y) ** 2;
    for (let i = 0; i < arrowCount; i += 1) {
      if (!arrowOn[i] || (keep && !(keep.has(sourceOf(i)) && keep.has(targetOf(i))))) continue;
      const a = sourceOf(i), b = targetOf(i);
      const ax = entities.x[a], ay = -entities.y[a], dx = entities.x[b] - ax, dy = -entities.y[b] - ay;
      const along = Math.min(Math.max(((at.x - ax) * dx + (at.y - ay) * dy) / (dx * dx + dy * dy || 1), 0), 1);
      const square = (at.x - ax - along * dx) ** 2 + (at.y - ay - along * dy) ** 2;
      if (square < least) { least = square; best = i; }
    }
    return best;
  }
  sigma.on('clickNode', ({ node }) => on.entity(Number(node)));
  sigma.on('clickStage', ({ event }) => {
    const arrow = arrowAt(event);
    if (arrow >= 0) on.arrow(arrow); else on.nothing();
  });
  sigma.on('enterNode', () => { container.classList.add('over'); });
  sigma.on('leaveNode', () => { container.classList.remove('over'); });
  container.addEventListener('keydown', event => on.key(event, Math.max(current, 0)));
  container.addEventListener('blur', () => { if (current >= 0) { current = -1; refresh(); } });
  const camera = sigma.getCamera();
  const quick = { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200 };

  return {
    kind: 'sigma',
    sigma,
    places,
    filter(changed) { if (changed) refresh(); },
    mark(chosenEntities, arrowsToMark = []) {
      chosen = new Set(chosenEntities);
      chosenArrows = new Set(arrowsToMark);
      refresh();
    },
    dim(set) {
      keep = set;
      refresh();
    },
    reveal(i) {
      const place = places[i];
      const seen = sigma.framedGraphToViewport(place), { width, height } = sigma.getDimensions();
      const inside = seen.x > width * 0.1 && seen.x < width * 0.9 && seen.y > height * 0.1 && seen.y < height * 0.9;
      if (!inside || camera.ratio > 0.6) camera.animate({ x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.3) }, quick);
    },
    focus(i = 0) {
      current = i;
      container.focus({ preventScroll: true });
      refresh();
    },
    zoom: factor => camera.animate({ ratio: camera.ratio * factor }, quick),
    fit: () => camera.animatedReset(quick),
    redraw() {
      readInks();
      graph.updateEachEdgeAttributes((key, attributes) => ({ ...attributes, color: edgeColour(edges.kind[arrows.edges[arrows.first[key]]]) }));
      sigma.refresh();
    },
  };
};
