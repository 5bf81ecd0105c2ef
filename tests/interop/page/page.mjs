// Usage: node page.mjs FOLDER   with firm.html, hostile.html and large.html in it. Ends with "N passed, N failed, 0 skipped".
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2]);
const modules = process.env.PAGE_MODULES;
const { chromium } = await import(pathToFileURL(createRequire(path.join(modules, 'x')).resolve('playwright-core')).href).then(m => m.default ?? m);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
let passed = 0, failed = 0;
function check(what, holds, detail = '') {
    if (holds) { passed += 1; return; }
    failed += 1;
    console.log(`FAILED: ${what} ${detail}`);
}

// A page with everything it says and asks for.
async function open(name) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 850 } });
    const said = [], asked = [];
    page.on('console', message => said.push(message.text()));
    page.on('pageerror', error => said.push(error.message));
    page.on('dialog', dialog => { said.push('dialog'); dialog.dismiss(); });
    page.on('request', request => asked.push(request.url()));
    const started = Date.now();
    await page.goto(pathToFileURL(path.join(folder, name)).href);
    await page.waitForSelector('html[data-ready=yes]', { timeout: 60000 });
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const quiet = async () => {
        check(`${name}: the console stays empty`, said.length === 0, said.slice(0, 3).join(' | '));
        check(`${name}: nothing but the file is asked for`, asked.length === 1, asked.join(' '));
        await page.close();
    };
    return { page, milliseconds: Date.now() - started, quiet };
}
const text = (page, selector) => page.locator(selector).innerText();
const visible = page => page.locator('.node:not(.off)').count();

{
    const { page, quiet } = await open('firm.html');
    const view = () => page.locator('#stage svg').getAttribute('viewBox');
    const home = await view();
    check('every entity stands in the picture', await visible(page) === Number((await text(page, '#count')).split(' ')[0]));
    // Search, by name and by a part of it.
    await page.keyboard.press('/');
    await page.keyboard.type('acm');
    check('a part of a name finds it', (await text(page, '#panel')).includes('Acme'));
    await page.keyboard.press('Enter');
    check('Enter opens the first one', await text(page, '#panel h2') === 'Acme');
    check('its statements are shown with their words', (await text(page, '#panel')).includes('Acme bought Initech in 2020.'));
    check('words are marked', (await page.locator('#panel mark').allInnerTexts()).includes('Initech'));
    check('where it stands is said', /firm\.txt, line 1, bytes \d+–\d+/.test(await text(page, '#panel')));
    check('the evidence has the focus', await page.evaluate(() => document.activeElement.id) === 'panel');
    check('a dispute is named', (await text(page, '#panel')).includes('(disputed)'));
    check('the claimant is named', (await text(page, '#panel')).includes('said by Mary Jones'));
    // Follow an entity, then an arrow.
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
    await page.selectOption('#relation', 'use');
    check('one relation', await visible(page) < before && await visible(page) >= 2);
    await page.selectOption('#relation', '');
    await page.selectOption('#claimant', 'Mary Jones');
    check('one claimant', await visible(page) === 2);
    await page.click('#reset');
    await page.waitForTimeout(50);
    check('everything again', await visible(page) === before);
    await page.locator('#types input').first().uncheck();
    check('a type less', await visible(page) < before);
    await page.locator('#types input').first().check();
    await page.fill('#confidence', '1');
    check('nothing is that certain', await visible(page) === 0);
    await page.fill('#confidence', '0');
    // Keyboard in the picture.
    await page.locator('.node[tabindex="0"]').focus();
    const first = await page.evaluate(() => document.activeElement.dataset.i);
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    check('arrow keys stay among the entities', await page.evaluate(() => document.activeElement.classList.contains('node')), first);
    await page.keyboard.press('Enter');
    check('Enter opens the entity', (await text(page, '#panel')).includes('mention'));
    await page.keyboard.press('Escape');
    check('Escape goes back', await page.evaluate(() => document.activeElement.classList.contains('node')));
    check('one tab stop in the picture', await page.locator('.node[tabindex="0"]').count() === 1);
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
    for (const selector of ['#search', '#relation', '#document', '#claimant', '#confidence', 'button', '.node'])
        for (const element of await page.locator(selector).all())
            check(`${selector} has a name`, await element.evaluate(e => !!(e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim())));
    await quiet();
}
{
    const { page, quiet } = await open('hostile.html');
    const names = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).entities.map(e => e.name));
    const drawn = await page.evaluate(() => [...document.querySelectorAll('.node')].sort((a, b) => a.dataset.i - b.dataset.i).map(n => n.querySelector('text').textContent));
    const legal = name => name.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
    const altered = names.filter((name, i) => legal(name) !== drawn[i]);
    check('every name is drawn as it is', altered.length === 0, JSON.stringify(altered.slice(0, 3)));
    for (let i = 0; i < names.length; i += 1)
        await page.locator(`.node[data-i="${i}"]`).evaluate(e => e.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    check('no name became an element', await page.locator('img, iframe, object, #panel script, #panel style').count() === 0);
    check('no script of a name ran', !(await page.title()).includes('broken'));
    check('no javascript: link', await page.locator('a[href^="javascript"]').count() === 0);
    await quiet();
}
{
    const { page, milliseconds, quiet } = await open('large.html');
    console.log(`large.html: 20,000 entities and 60,000 relations: first picture after ${milliseconds} ms`);
    check('all entities are there', await page.locator('.node').count() === 20000);
    await page.fill('#search', 'entity 777');
    check('one of 20,000 is found', await text(page, '#panel h2') === 'entity 777');
    check('its evidence is shown', await page.locator('#panel .statement').count() >= 3);
    await quiet();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
