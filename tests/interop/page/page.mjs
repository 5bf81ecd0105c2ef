// Usage: node page.mjs FOLDER   with firm.html, hostile.html and large.html in it. Ends with "N passed, N failed, 0 skipped".
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2]);
const modules = process.env.PAGE_MODULES;
const { chromium } = await import(pathToFileURL(createRequire(path.join(modules, 'x')).resolve('playwright-core')).href).then(m => m.default ?? m);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
let passed = 0, failed = 0;
function check(what, holds, detail = '') {
    if (holds) { passed += 1; return; }
    failed += 1;
    console.log(`FAILED: ${what} ${detail}`);
}

// A page with everything it says and asks for.
async function open(name, { withoutWebGl = false, ...options } = {}) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 850 }, ...options });
    if (withoutWebGl) await page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
    const said = [], asked = [];
    page.on('console', message => { if (!message.text().includes('GPU stall due to ReadPixels')) said.push(message.text()); });  // Chromium's own, of WebGL without GPU
    page.on('pageerror', error => said.push(error.message));
    page.on('dialog', dialog => { said.push('dialog'); dialog.dismiss(); });
    page.on('request', request => asked.push(request.url()));
    const started = Date.now();
    await page.goto(pathToFileURL(path.join(folder, name)).href);
    if (options.javaScriptEnabled !== false) {
        await page.waitForSelector('html[data-ready]', { timeout: 60000 });
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    const milliseconds = Date.now() - started;
    if (options.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready=all]', { timeout: 60000 });
    const quiet = async () => {
        check(`${name}: the console stays empty`, said.length === 0, said.slice(0, 3).join(' | '));
        check(`${name}: nothing but the file is asked for`, asked.length === 1, asked.join(' '));
        await page.close();
    };
    return { page, milliseconds, quiet };
}
const text = (page, selector) => page.locator(selector).innerText();
// Waits for a click to be answered: until the panel's heading is as it should be, or 20 s.
const heading = async (page, wanted) => {
    for (const end = Date.now() + 20000; Date.now() < end; await page.waitForTimeout(50)) {
        const headings = page.locator('#panel h2');
        if (await headings.count() === 1 && wanted(await headings.innerText())) return;
    }
};
const visible = page => page.locator('.node:not(.off)').count();

{
    const { page, quiet } = await open('firm.html');
    const view = () => page.locator('#stage svg').getAttribute('viewBox');
    const home = await view();
    check('every entity stands in the picture', await visible(page) === Number((await text(page, '#count')).split(' ')[0]));
    check('it says what to begin with', (await text(page, '#panel')).includes('Acme') && (await text(page, '#panel')).toLowerCase().includes('disputed'));
    await page.locator('#panel ul.start >> nth=1').locator('.link').first().click();
    check('a dispute of the first page opens', await page.locator('#panel .statement').count() === 2);
    await page.keyboard.press('Escape');
    // Search, by name and by a part of it.
    await page.keyboard.press('/');
    await page.keyboard.type('acm');
    check('a part of a name suggests it', (await text(page, '#suggestions')).includes('Acme'));
    check('the suggestions are announced', await page.getAttribute('#search', 'aria-expanded') === 'true');
    await page.keyboard.press('ArrowDown');
    check('arrow keys go into the suggestions', await page.getAttribute('#search', 'aria-activedescendant') === 'suggestion-0' &&
        await page.locator('#suggestion-0[aria-selected=true]').count() === 1);
    await page.keyboard.press('Enter');
    check('Enter opens the entity', await text(page, '#panel h2') === 'Acme');
    check('the suggestions are gone', await page.locator('#suggestions').isHidden());
    check('its statements are shown with their words', (await text(page, '#panel')).includes('Acme bought Initech in 2020.'));
    check('words are marked', (await page.locator('#panel mark').allInnerTexts()).includes('Initech'));
    check('where it stands is said', /firm\.txt, line 1, bytes \d+–\d+/.test(await text(page, '#panel')));
    check('the evidence has the focus', await page.evaluate(() => document.activeElement.id) === 'panel');
    check('a dispute is named', (await text(page, '#panel')).includes('(disputed)'));
    check('the claimant is named', (await text(page, '#panel')).includes('said by Mary Jones'));
    await page.fill('#search', 'no such name');
    check('what is not there is said not to be', (await text(page, '#suggestions')).includes('Nothing is called so'));
    await page.fill('#search', '');
    // Follow an entity, then an arrow.
    await page.fill('#search', 'Acme');
    await page.locator('#suggestions [role=option]').first().click();
    await page.locator('#panel h3 .link', { hasText: 'Hooli' }).first().click();
    check('an entity in the evidence leads on', await text(page, '#panel h2') === 'Hooli');
    await page.locator('.arrow.disputed path.wide').first().evaluate(e => e.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    check('an arrow shows both ends', (await text(page, '#panel h2')).includes('Acme → Hooli'));
    check('an arrow shows both sides', await page.locator('#panel .statement').count() === 2);
    // Filters.
    const before = await visible(page);
    await page.check('#disputed');
    check('disputed only: two entities', await visible(page) === 2, String(await visible(page)));
    await page.uncheck('#disputed');
    await page.selectOption('#relation', { label: 'use' });
    check('one relation', await visible(page) < before && await visible(page) >= 2);
    await page.selectOption('#relation', '');
    await page.selectOption('#document', { label: 'Who owns what' });
    check('one document', await visible(page) < before && await visible(page) >= 2);
    await page.selectOption('#document', '');
    await page.selectOption('#claimant', 'Mary Jones');
    check('one claimant', await visible(page) === 2);
    await page.click('#reset');
    await page.waitForFunction(all => document.querySelectorAll('.node:not(.off)').length === all, before).catch(() => {});
    check('everything again', await visible(page) === before);
    await page.locator('#types input').first().uncheck();
    check('a type less', await visible(page) < before);
    await page.locator('#types input').first().check();
    await page.fill('#confidence', '1');
    check('nothing is that certain', await visible(page) < before);
    await page.fill('#confidence', '0');
    // Keyboard in the picture.
    await page.locator('.node[tabindex="0"]').focus();
    const first = await page.evaluate(() => document.activeElement.dataset.i);
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    check('arrow keys stay among the entities', await page.evaluate(() => document.activeElement.classList.contains('node')), first);
    await page.keyboard.press('Enter');
    check('Enter opens the entity under the keys', (await text(page, '#panel')).includes('mention'));
    await page.keyboard.press('Escape');
    check('Escape goes back', await page.evaluate(() => document.activeElement.classList.contains('node')));
    check('one tab stop in the picture', await page.locator('.node[tabindex="0"]').count() === 1);
    // The concept map of the second document.
    await page.locator('[role=tab]', { hasText: 'Map:' }).click();
    check('a map of its own', await page.locator('#map-0').isVisible() && await page.locator('#stage').isHidden());
    if (await page.locator('#map-0 svg').count()) {
        const width = () => page.locator('#map-0 svg').evaluate(e => e.getBoundingClientRect().width);
        const drawnWidth = await width();
        check('a map is seen whole at first', drawnWidth <= await page.locator('#map-0').evaluate(e => e.clientWidth));
        await page.keyboard.press('+');
        check('a map comes nearer', await width() > drawnWidth);
        await page.keyboard.press('0');
        check('drawn in its own colours', await page.locator('#map-0 svg [fill="#ff99ff"]').count() === 1);
        check('with its labels', (await page.locator('#map-0 svg').textContent()).includes('A <better> choice'));
        await page.locator('#map-0 .map-node[aria-label="Acme"]').press('Enter');
        check('a box of it opens its entity', await text(page, '#panel h2') === 'Acme');
        await page.locator('#map-0 .map-edge').first().evaluate(e => e.dispatchEvent(new MouseEvent('click', { bubbles: true })));
        check('an arrow of it shows what is said', (await text(page, '#panel h2')).includes('Acme → Initech'));
    } else console.log('the map was not drawn: there is no Graphviz in this build');
    check('and as a list', (await page.locator('#map-0 details').textContent()).includes('Acme owns Initech'));
    // The table.
    await page.locator('[role=tab][aria-selected=true]').press('ArrowRight');
    check('arrow keys go from tab to tab', await page.locator('#table').isVisible());
    check('a row an entity', await page.locator('#rows tr').count() === before);
    await page.locator('#rows .link', { hasText: 'Initech' }).click();
    check('a row opens its entity', await text(page, '#panel h2') === 'Initech');
    await page.click('#tab-graph');
    // Looks.
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.click('#theme');
    check('dark and light', await ground() !== light);
    const near = await view();
    await page.keyboard.press('+');
    check('nearer', await view() !== near);
    await page.keyboard.press('0');
    check('everything in view again', await view() === home);
    for (const selector of ['#search', '#relation', '#document', '#claimant', '#confidence', 'button', '.node', '[role=tabpanel]'])
        for (const element of await page.locator(selector).all())
            check(`${selector} has a name`, await element.evaluate(e => !!(e.labels?.length || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.textContent.trim())));
    await page.emulateMedia({ media: 'print' });
    check('filters are not printed, the picture is', await page.locator('#filters').isHidden() && await page.locator('#stage svg').isVisible());
    await quiet();
}
{
    const { page, quiet } = await open('hostile.html');
    const names = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).entities.name);
    const drawn = await page.evaluate(() => [...document.querySelectorAll('.node')].sort((a, b) => a.dataset.i - b.dataset.i).map(n => n.querySelector('text').textContent));
    const legal = name => name.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
    const altered = names.filter((name, i) => legal(name) !== drawn[i]);
    check('every name is drawn as it is', altered.length === 0, JSON.stringify(altered.slice(0, 3)));
    for (let i = 0; i < names.length; i += 1)
        await page.locator(`.node[data-i="${i}"]`).evaluate(e => e.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    await page.click('#tab-map-0');
    for (const element of await page.locator('.map-node, .map-edge').all()) await element.evaluate(e => e.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    await page.click('#tab-table');
    await page.fill('#search', '<');
    check('no name became an element', await page.locator('img, iframe, object, #panel script, #panel style, #middle script').count() === 0);
    check('no script of a name ran', !(await page.title()).includes('broken'));
    check('no javascript: link', await page.locator('a[href^="javascript"]').count() === 0);
    await quiet();
}
{
    const { page, milliseconds, quiet } = await open('large.html');
    const bySigma = await page.locator('#canvas canvas').count() > 0;
    console.log(`large.html: 20,000 entities and 60,000 relations ${bySigma ? 'by sigma.js' : 'as SVG'}: first picture after ${milliseconds} ms`);
    check('all entities are there', (await text(page, '#count')).startsWith('20,000 entities'));
    if (!bySigma) check('all entities are drawn', await page.locator('.node').count() === 20000);
    await page.fill('#search', 'entity 777');
    check('one of 20,000 is suggested first', (await text(page, '#suggestions [role=option] >> nth=0')).startsWith('entity 777'));
    await page.press('#search', 'Enter');
    check('one of 20,000 is found', await text(page, '#panel h2') === 'entity 777');
    check('its evidence is shown', await page.locator('#panel .statement').count() >= 3);
    if (bySigma) {
        // Points in the picture by their places there.
        const whereIs = i => page.evaluate(i => {
            const at = stage.sigma.framedGraphToViewport(stage.places[i]), box = document.getElementById('canvas').getBoundingClientRect();
            return { x: at.x + box.x, y: at.y + box.y };
        }, i);
        // The picture has come to rest.
        const still = async () => {
            await page.waitForFunction(() => !stage.sigma.getCamera().isAnimated());
            await page.waitForTimeout(300);
        };
        await still();
        const chosen = await page.evaluate(() => entities.name.indexOf('entity 777'));
        const neighbour = await page.evaluate(i => edges.t[neighbourhood().outward[i][0]], chosen);
        await page.evaluate(i => { stage.sigma.getCamera().setState({ ...stage.places[i], ratio: 0.005 }); }, neighbour);
        await still();
        const at = await whereIs(neighbour);
        await page.mouse.click(at.x, at.y);
        const name = await page.evaluate(i => entities.name[i], neighbour);
        await heading(page, shown => shown === name);
        check('a click in the picture opens what is there', await text(page, '#panel h2') === name, await text(page, '#panel h2'));
        // Where an arrow is alone, seen from near its middle.
        await page.selectOption('#relation', { label: 'r2' });
        const arrow = await page.evaluate(i => { chooseNothing(); return arrowOn.findIndex((on, k) => on && sourceOf(k) === i); }, chosen);
        await page.evaluate(k => { choose(sourceOf(k)); }, arrow);
        await still();
        await page.evaluate(k => {
            stage.sigma.getCamera().setState({ ratio: 1 });
            const [a, b] = [stage.places[sourceOf(k)], stage.places[targetOf(k)]];
            stage.sigma.getCamera().setState({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, ratio: 0.01 });
        }, arrow);
        await still();
        const box = await page.locator('#canvas').boundingBox();
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await heading(page, shown => shown.startsWith('entity 777 → '));
        check('a click on an arrow opens its evidence', (await text(page, '#panel h2')).startsWith('entity 777 → '), await text(page, '#panel'));
        await page.click('#reset');
        await page.waitForTimeout(300);
        await page.locator('#canvas').focus();
        await page.keyboard.press('ArrowRight');
        check('arrow keys go from entity to entity', (await text(page, '#spoken')).startsWith('entity '));
        await page.keyboard.press('Enter');
        check('Enter opens it', await page.evaluate(() => document.activeElement.id) === 'panel');
    }
    await page.selectOption('#relation', { label: 'r1' });
    check('a filter narrows it', !(await text(page, '#count')).includes('60,000'));
    await quiet();
}
{
    // A browser without WebGL, and a page that was built without npm: our own picture does all of it, if slowly.
    const { page, milliseconds, quiet } = await open('large.html', { withoutWebGl: true });
    console.log(`large.html without WebGL: first picture after ${milliseconds} ms`);
    check('without WebGL the SVG is drawn', await page.locator('#canvas').count() === 0 && await page.locator('.node').count() === 20000);
    await page.fill('#search', 'entity 777');
    await page.press('#search', 'Enter');
    check('without WebGL one is found', await text(page, '#panel h2') === 'entity 777');
    check('its evidence is shown too', await page.locator('#panel .statement').count() >= 3);
    check('what is far from it is dimmed', await page.locator('.node.dim').count() > 19000);
    await page.selectOption('#relation', { label: 'r1' });
    check('a filter narrows that picture', !(await text(page, '#count')).includes('60,000'));
    await page.keyboard.press('Escape');
    await page.locator('.node:not(.off)[tabindex="0"], .node:not(.off)').first().evaluate(e => e.focus());
    await page.keyboard.press('ArrowRight');
    check('arrow keys go on in it', await page.evaluate(() => document.activeElement.classList.contains('node')));
    await quiet();
}
{
    const { page, quiet } = await open('large.html', { javaScriptEnabled: false });
    check('without script the picture stands', await page.locator('#stage svg circle').count() === 20000);
    await quiet();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
