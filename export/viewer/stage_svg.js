// The picture as it stands in the page: every entity and arrow an element. For small graphs, for browsers without WebGL, and for print.

// The picture's element; a page that draws otherwise keeps it where only a page without script shows it.
function staticPicture() {
  const drawn = document.querySelector('#stage > svg');
  if (drawn) return drawn;
  const kept = document.querySelector('#stage > noscript');
  return document.importNode(new DOMParser().parseFromString(kept.textContent, 'text/html').querySelector('svg'), true);
}

// Moves and zooms an SVG by its viewBox.
function viewOf(svg) {
  const [x, y, width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const home = { x, y, width, height };
  let view = { ...home };
  const apply = () => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (factor, at = { x: view.x + view.width / 2, y: view.y + view.height / 2 }) => {
    view = { x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor, width: view.width * factor, height: view.height * factor };
    apply();
  };
  const pointIn = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  let drag = null;
  svg.addEventListener('wheel', event => { event.preventDefault(); zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, pointIn(event)); }, { passive: false });
  svg.addEventListener('pointerdown', event => { drag = { x: event.clientX, y: event.clientY, moved: false }; });
  svg.addEventListener('pointermove', event => {
    if (!drag || event.buttons === 0) return;
    const scale = svg.getScreenCTM().a, dx = event.clientX - drag.x, dy = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < 4) return;
    drag = { x: event.clientX, y: event.clientY, moved: true };
    view.x -= dx / scale;
    view.y -= dy / scale;
    apply();
  });
  addEventListener('pointerup', () => { setTimeout(() => { drag = null; }); });
  return {
    zoom,
    fit: () => { view = { ...home }; apply(); },
    dragged: () => drag?.moved === true,
    reveal(x, y) {
      const margin = 0.15;
      const inside = x > view.x + view.width * margin && x < view.x + view.width * (1 - margin) &&
        y > view.y + view.height * margin && y < view.y + view.height * (1 - margin);
      if (inside) return;
      view.x = x - view.width / 2;
      view.y = y - view.height / 2;
      apply();
    },
  };
}

// `on` is told what was chosen: on.entity(i), on.arrow(i), on.nothing(), and on.step(key, i) for an arrow key at an entity.
function svgStage(svg, on) {
  const nodes = [], drawnArrows = [];
  for (const element of svg.querySelectorAll('.node')) nodes[element.dataset.i] = element;
  for (const element of svg.querySelectorAll('.arrow')) drawnArrows[element.dataset.i] = element;
  const many = svg.querySelector('#many');
  const view = viewOf(svg);
  let stop = -1;

  // Many short paths: one long one takes a browser minutes.
  function drawMany() {
    many.replaceChildren();
    const shown = [];
    for (let i = 0; i < arrowCount; i += 1) if (arrowOn[i]) shown.push(i);
    for (let i = 0; i < shown.length; i += 100) {
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', shown.slice(i, i + 100).map(arrow => {
        const a = sourceOf(arrow), b = targetOf(arrow);
        return `M${entities.x[a]} ${entities.y[a]}L${entities.x[b]} ${entities.y[b]}`;
      }).join(''));
      many.append(path);
    }
  }
  function setStop(i) {
    nodes[stop]?.setAttribute('tabindex', '-1');
    stop = i;
    nodes[i]?.setAttribute('tabindex', '0');
  }

  svg.addEventListener('click', event => {
    if (view.dragged()) return;
    const node = event.target.closest('.node'), arrow = event.target.closest('.arrow');
    if (node) on.entity(Number(node.dataset.i));
    else if (arrow) on.arrow(Number(arrow.dataset.i));
    else on.nothing();
  });
  svg.addEventListener('keydown', event => {
    const node = event.target.closest?.('.node');
    if (node) on.key(event, Number(node.dataset.i));
  });
  if (entityCount) setStop(0);

  return {
    kind: 'svg',
    filter(changed) {
      nodes.forEach((element, i) => element.classList.toggle('off', !entityOn[i]));
      svg.querySelectorAll('.name').forEach(element => element.classList.toggle('off', !entityOn[element.dataset.of]));
      drawnArrows.forEach((element, i) => element.classList.toggle('off', !arrowOn[i]));
      if (many && changed) drawMany();
    },
    mark(chosenEntities, chosenArrows = []) {
      svg.querySelectorAll('.chosen').forEach(element => element.classList.remove('chosen'));
      for (const i of chosenEntities) nodes[i]?.classList.add('chosen');
      for (const i of chosenArrows) drawnArrows[i]?.classList.add('chosen');
    },
    dim(keep) {
      nodes.forEach((element, i) => element.classList.toggle('dim', keep !== null && !keep.has(i)));
      svg.querySelectorAll('.name').forEach(element => element.classList.toggle('dim', keep !== null && !keep.has(Number(element.dataset.of))));
      drawnArrows.forEach((element, i) => element.classList.toggle('dim', keep !== null && !(keep.has(sourceOf(i)) && keep.has(targetOf(i)))));
    },
    reveal: i => view.reveal(entities.x[i], entities.y[i]),
    focus(i = stop) {
      setStop(i);
      nodes[i]?.focus({ preventScroll: true });
    },
    zoom: view.zoom,
    fit: view.fit,
    redraw() {},
  };
}
