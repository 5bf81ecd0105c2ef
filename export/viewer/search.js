// Search by name and alias: suggestions while typing (a combobox as ARIA describes it), arrow keys among them, Enter opens one.

const suggestionsShown = 12;
const keys = once(() => entities.name.map((name, i) => [name, ...aliasesOf(i)].map(folded)));

// How well a name fits: it is the words, starts with them, has a word that does, or holds them.
function fits(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return 4;
  if (at === 0) return name === wanted ? 0 : 1;
  return name.includes(` ${wanted}`) ? 2 : 3;
}

// Entities by how well their best name fits, then by rank.
function found(words) {
  const wanted = folded(words.trim());
  if (!wanted) return [];
  const hits = [];
  keys().forEach((names, i) => {
    const rank = Math.min(...names.map(name => fits(name, wanted)));
    if (rank < 4) hits.push([rank, i]);
  });
  return hits.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, i]) => i);
}

// `pick` opens an entity; `seen` is told what would be found.
function setUpSearch(pick, seen) {
  const field = $('search'), list = $('suggestions');
  let hits = [], active = -1;
  function close() {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
    active = -1;
  }
  function activate(to) {
    active = to;
    [...list.children].forEach((item, k) => item.setAttribute('aria-selected', String(k === active)));
    if (active < 0) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  }
  function take(i) {
    field.value = entities.name[i];
    close();
    pick(i);
  }
  function suggestion(i, k) {
    const dot = make('span', { class: 'dot' });
    dot.style.background = colours[entities.type[i]];
    const wanted = folded(field.value.trim());
    const alias = folded(entities.name[i]).includes(wanted) ? undefined : aliasesOf(i).find(name => folded(name).includes(wanted));
    return make('li', { id: `suggestion-${k}`, role: 'option', 'aria-selected': 'false', on: {
      pointerdown: event => event.preventDefault(),
      click: () => take(i),
    } }, dot, entities.name[i], make('span', { class: 'facts' }, ` ${types[entities.type[i]]}${alias ? ` · also ${alias}` : ''}`));
  }
  function suggest() {
    hits = found(field.value);
    active = -1;
    list.replaceChildren(...hits.slice(0, suggestionsShown).map(suggestion));
    if (hits.length > suggestionsShown) list.append(make('li', { class: 'facts', role: 'presentation' }, `and ${(hits.length - suggestionsShown).toLocaleString('en')} more`));
    if (field.value.trim() && !hits.length) list.append(make('li', { class: 'facts', role: 'presentation' }, 'Nothing is called so'));
    list.hidden = !list.children.length;
    field.setAttribute('aria-expanded', String(!list.hidden));
    seen(field.value.trim() ? hits : null);
  }
  field.addEventListener('input', suggest);
  field.addEventListener('focus', () => { if (field.value) suggest(); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    const shown = Math.min(hits.length, suggestionsShown);
    if (event.key === 'ArrowDown' && shown) { event.preventDefault(); activate((active + 1) % shown); }
    if (event.key === 'ArrowUp' && shown) { event.preventDefault(); activate(active <= 0 ? shown - 1 : active - 1); }
    if (event.key === 'Enter' && shown) { event.preventDefault(); take(hits[Math.max(active, 0)]); panel.focus(); }
    if (event.key === 'Escape') { if (list.hidden) field.blur(); else close(); event.stopPropagation(); }
  });
}
