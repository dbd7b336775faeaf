'use strict';
// Comfort for the charts of the report: one drawing of each at a time, zoom, search, the path to the top, all by keyboard too.
// Without it every drawing stands on the page, linked with the others by anchors. Names come from dossiers: text only, never markup.
(() => {
  const LARGEST = 8, SMALLEST = 0.1, STEP = 1.25, DRAG = 4;  // times the size laid out; pixels
  const UPWARDS = new Set(['control', 'membership', 'mandate']);  // services and property lead to nobody's head
  const SVG = 'http://www.w3.org/2000/svg';
  const language = document.documentElement.lang;
  const percent = new Intl.NumberFormat(language, {style: 'percent'});
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const copy = id => document.getElementById(id).content.cloneNode(true);
  /** Without case, accents and kinds of blank: "École" is found by "ecole". */
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/’/g, "'").replace(/\s+/g, ' ').trim();
  const said = part => part.querySelector(':scope > title')?.textContent ?? part.textContent;
  const named = part => said(part).split('\n')[0].trim();

  const charts = [];
  let search;

  /** Left and top of a part, read from its outline: also of a drawing that is not shown. */
  function corner(part) {
    const outline = part.querySelector('polygon')?.getAttribute('points') ?? '';
    const spots = outline.trim().split(/\s+/).map(spot => spot.split(',').map(Number)).filter(spot => spot.length === 2);
    return spots.length ? {x: Math.min(...spots.map(spot => spot[0])), y: Math.min(...spots.map(spot => spot[1]))} : {x: 0, y: 0};
  }

  class Drawing {
    constructor(element) {
      this.element = element;
      this.part = element.dataset.part;
      this.scroller = element.querySelector('.scroll');
      this.svg = element.querySelector('svg');
      this.title = this.scroller.getAttribute('aria-label');
      this.laidOut = parseFloat((this.svg.getAttribute('viewBox') ?? '').split(' ')[2]) * 4 / 3 || 960;  // points to pixels
      this.edges = [...this.svg.querySelectorAll('g.edge[data-from]')];
      this.boxes = [...this.svg.querySelectorAll('g.node[data-box]')];
      this.firstBox = this.svg.querySelector('g.graph > g.node');
      this.items = this.inReadingOrder();
      this.svg.setAttribute('role', 'application');
      for (const item of this.items) this.makeReachable(item);
      if (this.items.length) this.rove(this.items[0]);
    }

    /** The ways to other drawings; what stands outside the frames, and each frame with its boxes, from the top. */
    inReadingOrder() {
      const place = new Map();
      const from = (first, second) => (a, b) => place.get(a)[first] - place.get(b)[first] || place.get(a)[second] - place.get(b)[second];
      const frames = [...this.svg.querySelectorAll('g.cluster[data-frame]')];
      for (const part of [...frames, ...this.boxes]) place.set(part, corner(part));
      const trail = [...this.svg.querySelectorAll('g.node:not([data-box]) > a')].map(link => link.parentNode);
      const outer = [...frames, ...this.boxes.filter(box => !box.dataset.in)].sort(from('y', 'x'));
      return [...trail, ...outer.flatMap(part => [part, ...this.boxes.filter(box => box.dataset.in === part.id).sort(from('x', 'y'))])];
    }

    makeReachable(item) {
      const target = this.target(item);
      target.setAttribute('tabindex', '-1');
      if (target !== item) return;
      item.setAttribute('role', 'img');
      item.setAttribute('aria-label', said(item).split('\n').slice(0, 8).join(' ; '));
    }

    target(item) { return item.querySelector(':scope > a') ?? item; }
    rove(item) {
      if (this.roved) this.target(this.roved).setAttribute('tabindex', '-1');
      this.roved = item;
      this.target(item).setAttribute('tabindex', '0');
    }
    focus(item) {
      this.rove(item);
      this.target(item).focus();
    }
    itemOf(node) { return this.items.find(item => item.contains(node)); }
    linkTo(name) { return this.items.find(item => item.querySelector(':scope > a')?.getAttribute('href') === '#' + name); }

    /** The neighbour of a part: along the drawing, or by its links, or else between a frame and its boxes. */
    neighbour(item, key) {
      const at = this.items.indexOf(item);
      switch (key) {
        case 'Home': return this.items[0];
        case 'End': return this.items.at(-1);
        case 'ArrowLeft': return this.items[at - 1];
        case 'ArrowRight': return this.items[at + 1];
        case 'ArrowUp': {
          const edge = this.edges.find(one => one.dataset.to?.split(' ').includes(item.id) && UPWARDS.has(one.dataset.kind));
          return this.items.find(one => one.id === (edge?.dataset.from ?? item.dataset.in)) ?? this.items[at - 1];
        }
        default: {
          const held = new Set(this.edges.filter(one => one.dataset.from === item.id).flatMap(one => one.dataset.to.split(' ')));
          return this.items.find(one => held.has(one.id)) ?? this.items.find(one => one.dataset.in === item.id) ?? this.items[at + 1];
        }
      }
    }

    scale() { return this.svg.getBoundingClientRect().width / this.laidOut; }
    /** What was in the middle of the view stays there. */
    zoom(scale) {
      const box = this.scroller, wide = box.scrollWidth, tall = box.scrollHeight;
      const middle = {x: (box.scrollLeft + box.clientWidth / 2) / wide, y: (box.scrollTop + box.clientHeight / 2) / tall};
      box.classList.toggle('zoomed', scale !== null);
      if (scale !== null) this.svg.style.setProperty('--zoomed', Math.min(Math.max(scale, SMALLEST), LARGEST) * this.laidOut + 'px');
      box.scrollTo({left: middle.x * box.scrollWidth - box.clientWidth / 2, top: middle.y * box.scrollHeight - box.clientHeight / 2, behavior: 'instant'});
    }
    fit() {
      const style = getComputedStyle(this.scroller);
      this.zoom((this.scroller.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) / this.laidOut);
    }
  }

  /** A chart: its drawings, of which one is shown, and its tools. */
  class Chart {
    constructor(figure) {
      this.figure = figure;
      this.drawings = [...figure.querySelectorAll('.drawing')].map(element => new Drawing(element));
      this.findHolders();
      const tools = copy('chart-tools');
      this.back = tools.querySelector('[data-do=back]');
      this.size = tools.querySelector('output');
      this.path = tools.querySelector('.chart-path');
      this.path.textContent = this.path.dataset.hint;
      figure.insertBefore(tools.querySelector('.chart-tools'), this.drawings[0].element);
      figure.append(this.path);
      figure.addEventListener('click', event => this.clicked(event));
      figure.addEventListener('keydown', event => this.pressed(event));
      figure.addEventListener('focusin', event => this.pointed(event.target));
      figure.addEventListener('focusout', event => { if (!this.figure.contains(event.relatedTarget)) this.trace(this.kept); });
      for (const drawing of this.drawings) this.listen(drawing);
      this.show(this.drawings[0]);
      new ResizeObserver(() => this.saySize()).observe(figure);
    }

    /** Who holds whom and who is called what, gathered from all drawings: what is folded in one is drawn in another. */
    findHolders() {
      this.holders = new Map();
      this.names = new Map();
      for (const drawing of this.drawings) {
        const id = new Map(drawing.boxes.map(box => [box.id, box.dataset.box]));
        for (const box of drawing.boxes) if (!this.names.has(box.dataset.box)) this.names.set(box.dataset.box, named(box));
        for (const edge of drawing.edges) {
          if (!UPWARDS.has(edge.dataset.kind) || edge.dataset.change === 'leaves') continue;
          for (const end of edge.dataset.to.split(' ')) {
            const held = id.get(end), holder = id.get(edge.dataset.from);
            if (!this.holders.has(held)) this.holders.set(held, new Set());
            this.holders.get(held).add(holder);
          }
        }
      }
    }

    listen(drawing) {
      const box = drawing.scroller;
      drawing.element.addEventListener('beforematch', () => this.open(drawing, {keepFocus: true}));
      drawing.svg.addEventListener('pointerover', event => { if (event.pointerType === 'mouse') this.pointed(event.target); });
      drawing.svg.addEventListener('pointerleave', () => this.pointed(document.activeElement));
      box.addEventListener('wheel', event => {
        if (!event.ctrlKey) return;  // the page's own scroll
        event.preventDefault();
        this.zoom(drawing.scale() * (event.deltaY < 0 ? STEP : 1 / STEP));
      }, {passive: false});
      box.addEventListener('click', event => {
        if (!this.dragged) return;
        event.preventDefault();
        event.stopPropagation();
      }, {capture: true});
      box.addEventListener('dragstart', event => event.preventDefault());
      box.addEventListener('pointerdown', event => {
        const movable = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
        if (event.pointerType === 'mouse' && event.button === 0 && movable) this.grab(box, event);
      });
    }

    grab(box, start) {
      const left = box.scrollLeft, top = box.scrollTop;
      let moved = false;
      const drag = event => {
        const x = event.clientX - start.clientX, y = event.clientY - start.clientY;
        if (!moved && Math.hypot(x, y) < DRAG) return;
        if (!moved) box.setPointerCapture(start.pointerId);
        moved = true;
        box.classList.add('grabbed');
        box.scrollTo({left: left - x, top: top - y, behavior: 'instant'});
      };
      const drop = () => {
        box.removeEventListener('pointermove', drag);
        box.classList.remove('grabbed');
        this.dragged = moved;  // the click that ends a drag opens nothing
        setTimeout(() => { this.dragged = false; });
      };
      box.addEventListener('pointermove', drag);
      for (const end of ['pointerup', 'pointercancel']) box.addEventListener(end, drop, {once: true});
    }

    show(drawing) {
      this.shown = drawing;
      for (const one of this.drawings) one === drawing ? one.element.removeAttribute('hidden') : one.element.setAttribute('hidden', 'until-found');
      this.back.hidden = drawing === this.drawings[0];
      this.kept = undefined;
      this.trace(undefined);
      this.saySize();
      search?.mark();
    }

    /** Shows a drawing as a step of the browser's history; the reader goes there. */
    open(drawing, {keepFocus = false, replace = false} = {}) {
      if (drawing !== this.shown) {
        this.show(drawing);
        history[replace ? 'replaceState' : 'pushState']({drawings: charts.map(chart => chart.shown.element.id), opened: true}, '', '#' + drawing.element.id);
      }
      if (!keepFocus) this.enter(drawing.scroller);
    }
    enter(target) {
      target.focus({preventScroll: true});
      const top = this.figure.getBoundingClientRect().top;
      if (top < 0 || top > innerHeight / 2) this.figure.scrollIntoView({block: 'start', behavior: 'instant'});
    }
    leave() {
      if (this.shown === this.drawings[0]) return;
      if (history.state?.opened) return history.back();
      const left = this.shown;
      const way = [...left.svg.querySelectorAll('a[href^="#"]')].map(link => this.named(link.getAttribute('href').slice(1))).filter(Boolean);
      this.open(way.find(one => one.linkTo(left.element.id)) ?? this.drawings[0]);
      this.returnFrom(left);
    }
    /** To the box by which the drawing left was opened, or one that leads there. */
    returnFrom(left) {
      const item = this.shown.items.includes(left.opener) ? left.opener : this.shown.linkTo(left.element.id);
      if (item) this.shown.rove(item);
      this.enter(item ? this.shown.target(item) : this.shown.scroller);
    }
    named(id) { return this.drawings.find(one => one.element.id === id); }

    clicked(event) {
      const action = event.target.closest('[data-do]')?.dataset.do;
      if (action) return this.act(action);
      const link = event.target.closest('a[href^="#"]');
      const drawing = link && !event.ctrlKey && !event.metaKey && !event.shiftKey && this.named(link.getAttribute('href').slice(1));
      if (drawing) {
        event.preventDefault();
        return this.follow(drawing, this.shown.itemOf(link));
      }
      const item = this.shown.itemOf(event.target);
      if (!this.shown.svg.contains(event.target)) return;
      this.kept = item && item !== this.kept && item.dataset.box !== undefined ? item : undefined;
      if (item) this.shown.rove(item);
      this.trace(this.kept);
    }
    /** A way back is a step back where that is where it leads. */
    follow(drawing, opener) {
      const left = this.shown;
      drawing.opener = opener;
      this.open(drawing);
      if (drawing.linkTo(left.element.id) && !left.linkTo(drawing.element.id)?.dataset.box) this.returnFrom(left);
    }

    act(action) {
      const drawing = this.shown;
      switch (action) {
        case 'back': return this.leave();
        case 'larger': return this.zoom(drawing.scale() * STEP);
        case 'smaller': return this.zoom(drawing.scale() / STEP);
        case 'fit': drawing.fit(); return this.saySize();
        default: return this.zoom(null);
      }
    }
    zoom(scale) {
      this.shown.zoom(scale);
      this.saySize();
    }
    saySize() {
      const size = percent.format(this.shown.scale());
      if (this.size.textContent !== size) this.size.textContent = size;
    }

    pressed(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const item = this.shown.svg.contains(event.target) ? this.shown.itemOf(event.target) : undefined;
      const done = this.zoomedBy(event.key) || (event.key === 'Escape' && this.escaped()) || (item && this.moved(item, event));
      if (done) event.preventDefault();
    }
    zoomedBy(key) {
      const action = {'+': 'larger', '=': 'larger', '-': 'smaller', '−': 'smaller', '0': 'reset'}[key];
      if (action) this.act(action);
      return action !== undefined;
    }
    escaped() {
      const marked = this.shown.svg.classList.contains('tracing');
      if (marked) this.trace(this.kept = undefined);
      else this.leave();
      return true;
    }
    moved(item, event) {
      const box = this.shown.scroller, step = 60;
      if (event.key.startsWith('Arrow') && event.shiftKey) {
        box.scrollBy({left: {ArrowLeft: -step, ArrowRight: step}[event.key] ?? 0, top: {ArrowUp: -step, ArrowDown: step}[event.key] ?? 0, behavior: 'instant'});
        return true;
      }
      if (/^(Arrow.*|Home|End)$/.test(event.key)) {
        const next = this.shown.neighbour(item, event.key);
        if (next) this.shown.focus(next);
        return true;
      }
      if ((event.key === 'Enter' || event.key === ' ') && this.shown.target(item) === item) {
        this.kept = this.kept === item ? undefined : item;
        this.trace(this.kept);
        return true;
      }
      return false;
    }

    pointed(node) {
      const inside = this.shown.svg.contains(node);
      const item = inside ? this.shown.itemOf(node) : undefined;
      if (item && node === document.activeElement) this.shown.rove(item);
      this.trace(item?.dataset.box !== undefined || item?.dataset.frame !== undefined ? item : this.kept);
    }

    /** The boxes above a box, nearest first, each once: a circle of holdings ends where it began. */
    above(start) {
      const first = [start], steps = [first], seen = new Set(first);
      for (;;) {
        const next = [...new Set(steps.at(-1).flatMap(id => [...this.holders.get(id) ?? []]))].filter(id => id !== undefined && !seen.has(id));
        if (!next.length) return steps;
        next.forEach(id => seen.add(id));
        steps.push(next);
      }
    }
    /** Marks the way from a box to the top, and dims the rest; nothing: clears. */
    trace(item) {
      if (item === this.traced && item !== undefined) return;
      this.traced = item;
      const drawing = this.shown, own = item?.dataset.box ?? item?.dataset.frame;
      for (const one of this.drawings) one.svg.querySelectorAll('.on-path').forEach(part => part.classList.remove('on-path'));
      for (const one of this.drawings) one.svg.classList.remove('tracing');
      // A sector holds nobody; the frame of a legal person's own drawing stands for that person.
      if (own === undefined || (item.dataset.frame !== undefined && !this.holders.has(own))) return this.sayPath();
      const steps = this.above(own);
      // Sites are held by the legal person whose drawing this is.
      if (steps.length === 1 && drawing.part && own !== drawing.part && this.holders.has(drawing.part)) steps.push(...this.above(drawing.part));
      const ids = new Set(steps.flat());
      const marked = drawing.boxes.filter(box => ids.has(box.dataset.box));
      const elements = new Set(marked.map(box => box.id));
      const lines = drawing.edges.filter(edge => UPWARDS.has(edge.dataset.kind) && edge.dataset.change !== 'leaves' && elements.has(edge.dataset.from) && edge.dataset.to.split(' ').some(end => elements.has(end)));
      for (const part of [item, ...marked, ...lines]) part.classList.add('on-path');
      lines.forEach(line => line.parentNode.insertBefore(line, drawing.firstBox));  // above lines that share their way
      drawing.svg.classList.add('tracing');
      this.sayPath(steps, item);
    }
    sayPath(steps, item) {
      const words = this.path.dataset;
      const names = steps?.map(step => step.map(id => this.names.get(id) ?? named(item)).join(' + '));
      const text = !names ? words.hint : names.length > 1 ? filled(words.path, {path: names.join(' ← ')}) : filled(words.top, {path: names[0]});
      if (this.path.textContent !== text) this.path.textContent = text;
    }
  }

  /** One search over every drawing of every chart, shown or not. */
  class Search {
    constructor() {
      const parts = copy('charts-search');
      this.form = parts.querySelector('form');
      this.input = parts.querySelector('input');
      this.found = parts.querySelector('[role=status]');
      this.results = [];
      charts[0].figure.before(parts);
      this.input.addEventListener('input', () => this.search());
      this.form.addEventListener('submit', event => { event.preventDefault(); this.go(1); });
      this.form.querySelector('[data-do=previous]').addEventListener('click', () => this.go(-1));
      this.input.addEventListener('keydown', event => this.pressed(event));
    }

    pressed(event) {
      if (event.key === 'Enter' && event.shiftKey) this.go(-1);
      else if (event.key === 'ArrowDown' && this.at >= 0) this.enter();
      else if (event.key === 'Escape' && this.input.value) { this.input.value = ''; this.search(); }
      else return;
      event.preventDefault();
    }
    /** The reader follows the search to the box; Escape there clears its path, Tab goes on from it. */
    enter() {
      const {drawing, group} = this.results[this.at];
      const item = drawing.items.includes(group) ? group : undefined;
      if (item) drawing.focus(item);
    }

    index() {
      this.entries ??= charts.flatMap(chart => chart.drawings.flatMap(drawing =>
        [...drawing.svg.querySelectorAll('g.node[data-box], g.cluster[data-frame]')].map(group => {
          const texts = [...group.querySelectorAll('text')];
          const starts = [];
          let line = '';
          for (const text of texts) {
            starts.push(line.length);
            line += plain(text.textContent) + ' ';
          }
          return {chart, drawing, group, texts, starts, line, whole: plain(said(group))};
        })));
      return this.entries;
    }
    search() {
      const asked = plain(this.input.value);
      this.at = -1;
      this.results = asked.length < 2 ? [] : this.index().flatMap(entry => this.within(entry, asked));
      const count = this.results.length, words = this.found.dataset;
      this.found.textContent = asked.length < 2 ? '' : count ? filled(words.some, {count}) : words.none;
      this.mark();
    }
    /** Each place in the words of a part; or the part, when its drawn words are shortened. */
    within(entry, asked) {
      const results = [];
      for (let at = entry.line.indexOf(asked); at >= 0; at = entry.line.indexOf(asked, at + asked.length)) {
        const last = at + asked.length - 1;
        results.push({...entry, marked: entry.texts.filter((_, index) => entry.starts[index] <= last && (entry.starts[index + 1] ?? Infinity) > at)});
      }
      return results.length || !entry.whole.includes(asked) ? results : [{...entry, marked: entry.texts.slice(0, 1)}];
    }

    go(by) {
      const count = this.results.length;
      if (!count) return;
      this.at = this.at < 0 ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count;
      const result = this.results[this.at];
      result.chart.open(result.drawing, {keepFocus: true, replace: true});
      if (result.drawing.items.includes(result.group)) result.drawing.rove(result.group);
      this.mark();
      (result.marked[0] ?? result.group).scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
      const label = result.marked.map(text => text.textContent.trim()).join(' ') || named(result.group);
      this.found.textContent = filled(this.found.dataset.at, {number: this.at + 1, count, label, drawing: result.drawing.title});
    }
    /** Outlines what was found in the drawings that are shown, the present one twice. */
    mark() {
      document.querySelectorAll('#charts .found').forEach(one => one.remove());
      this.results.forEach((result, at) => {
        if (result.chart.shown !== result.drawing || !result.marked.length) return;
        const current = at === this.at;
        for (const space of current ? [4.5, 2] : [1.5]) result.marked[0].before(this.outline(result.marked, space, current));
      });
    }
    outline(texts, space, current) {
      const areas = texts.map(text => text.getBBox());
      const left = Math.min(...areas.map(area => area.x)) - space, top = Math.min(...areas.map(area => area.y)) - space;
      const rect = document.createElementNS(SVG, 'rect');
      rect.setAttribute('class', current ? 'found current' : 'found');
      rect.setAttribute('x', left);
      rect.setAttribute('y', top);
      rect.setAttribute('width', Math.max(...areas.map(area => area.x + area.width)) + space - left);
      rect.setAttribute('height', Math.max(...areas.map(area => area.y + area.height)) + space - top);
      return rect;
    }
  }

  /** A drawing's address was followed from elsewhere, or the page was opened at it. */
  function goToAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    for (const chart of charts) {
      const drawing = chart.named(id);
      if (!drawing) continue;
      chart.show(drawing);
      chart.enter(drawing.scroller);
    }
  }
  function stepInHistory(event) {
    if (!event.state?.drawings) return goToAddress();
    charts.forEach((chart, at) => {
      const drawing = chart.named(event.state.drawings[at]), left = chart.shown;
      if (!drawing || drawing === left) return;
      chart.show(drawing);
      chart.returnFrom(left);
    });
  }

  for (const figure of document.querySelectorAll('#charts figure.chart')) charts.push(new Chart(figure));
  if (!charts.length) return;
  search = new Search();
  history.replaceState({drawings: charts.map(chart => chart.shown.element.id)}, '');
  addEventListener('popstate', stepInHistory);
  goToAddress();
})();
