/** How a report looks: light and dark as the reader's machine is, readable without any script. */

export const light = `
  --ground: #ffffff; --raised: #f4f5f7; --text: #1b1f24; --faint: #57606a; --rule: #d0d7de;
  --link: #0b57c4; --good: #1a6e30; --bad: #b3172b; --bad-ground: #fdecee; --mark: #8a4b00; --mark-ground: #fff3dc;
  --chosen: #ddebff; --player: #0a6e7c; --nakama: #8a2a91; --fleetManager: #8a2a91; --gamelift: #8a5a00;
  --server: #1a6e30; --queue: #2350b5; --scenario: #3d444d;`;
export const dark = `
  --ground: #14171b; --raised: #1e2329; --text: #e6e9ed; --faint: #a3adb8; --rule: #3a424c;
  --link: #7fb4ff; --good: #6fd38a; --bad: #ff9ba5; --bad-ground: #3a1d22; --mark: #ffc66b; --mark-ground: #3a2d14;
  --chosen: #1d3557; --player: #62cfdd; --nakama: #e29be8; --fleetManager: #e29be8; --gamelift: #eec15f;
  --server: #6fd38a; --queue: #8fb3ff; --scenario: #c4ccd4;`;

const lanes = ["scenario", "player", "nakama", "fleetManager", "gamelift", "queue", "server"];
const laneColours = lanes.map((lane) => `.${lane} { color: var(--${lane}) }`).join("\n");

export const pageStyle = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem 1.5rem 4rem; max-width: 100rem; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
a { color: var(--link) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
h1 { font-size: 1.5rem; margin: 0 }
h2 { font-size: 1.1rem; margin: 0; display: inline }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem }
.faint, .meta { color: var(--faint) }
.meta { margin: .2rem 0 1.2rem }
.skip { position: absolute; left: -100rem }
.skip:focus { position: static }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: 600; color: var(--faint); font-size: .85rem }
td, th { padding: .15rem .7rem .15rem 0; vertical-align: top }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.overview { max-width: 70rem }
.overview td { border-top: 1px solid var(--rule); padding-block: .3rem }
.outcome { white-space: nowrap; font-weight: 600 }
.passed .outcome, .outcome.passed { color: var(--good) }
.failed .outcome, .outcome.failed { color: var(--bad) }
.skipped .outcome, .outcome.skipped { color: var(--faint) }
.story { margin: 1rem 0; border: 1px solid var(--rule); border-radius: 8px }
.story > summary { padding: .7rem 1rem; cursor: pointer; border-radius: 8px; background: var(--raised) }
.story[open] > summary { border-radius: 8px 8px 0 0; border-bottom: 1px solid var(--rule) }
.inside { padding: .3rem 1rem 1rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .6rem 0; padding: .7rem .9rem; border-radius: 6px;
  background: var(--bad-ground); border-left: 4px solid var(--bad); font: 13px/1.45 ui-monospace, "Noto Sans Mono", monospace }
.faults { background: var(--mark-ground); border-left: 4px solid var(--mark); padding: .5rem .9rem; border-radius: 6px }
.faults p, .faults ul { margin: .1rem 0 }
.filters { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; margin: .8rem 0; padding: .6rem .9rem;
  background: var(--raised); border: 0; border-radius: 6px }
.filters[hidden] { display: none }
.filters fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; flex-basis: 100% }
.filters legend { float: left; padding: 0; margin-right: .9rem; color: var(--faint) }
.filters label { white-space: nowrap }
.filters input[type=search], .filters select, button { font: inherit; color: inherit; background: var(--ground);
  border: 1px solid var(--faint); border-radius: 5px; padding: .15rem .5rem; max-width: 22rem }
.moments thead th { background: var(--ground); padding-block: .3rem; position: sticky; top: 0; z-index: 1 }
.moments tr { scroll-margin-block: 4rem }
.moments td { border-top: 1px solid transparent }
.moments tbody tr { cursor: default }
.moments tbody tr:hover td { background: var(--raised) }
.moments td.time { font-variant-numeric: tabular-nums; white-space: nowrap; font-size: .88rem; padding-top: .25rem }
.moments td.time a { color: inherit; text-decoration-color: var(--rule) }
.moments td.same a { color: var(--faint); text-decoration: none }
.moments td.who { white-space: nowrap; font-weight: 600 }
.moments td.what { min-width: 22rem; overflow-wrap: anywhere; width: 100% }
.moments .way { padding: 0 .9rem 0 .2rem; height: 27px }
.moments td.way { position: relative }
.way svg { display: block; overflow: visible }
td.way svg { position: absolute; top: -1px; left: .2rem; height: calc(100% + 2px) }
.way line.life { stroke: var(--rule); stroke-width: 1 }
.way .arrow { stroke: currentColor; stroke-width: 1.6; fill: none }
.way .head, .way .dot { fill: currentColor }
th.way text { font-size: 11px; fill: currentColor; font-weight: 600 }
${laneColours}
.trouble td.what { color: var(--bad) }
.fault td { background: var(--mark-ground) }
.fault td.what { color: var(--mark); font-weight: 600 }
.badge { font-size: .75rem; font-weight: 700; border: 1px solid currentColor; border-radius: 4px; padding: 0 .3rem; margin-right: .15rem }
.moments tr:target td, .moments tr.chosen td { background: var(--chosen) }
.gap td { padding: .6rem; text-align: center; color: var(--faint); font-style: italic }
.lives td { border-top: 1px solid var(--rule) }
.lives ol { list-style: none; display: flex; flex-wrap: wrap; gap: 0 .8rem; margin: 0; padding: 0 }
.lives li + li::before { content: "→ "; color: var(--faint) }
#state { position: fixed; inset: auto 0 0 auto; width: min(30rem, 100%); max-height: 60vh; overflow: auto; z-index: 2;
  background: var(--raised); border: 1px solid var(--rule); border-radius: 8px 0 0 0; padding: .7rem 1rem; box-shadow: 0 0 1.2rem #0004 }
#state[hidden] { display: none }
#state h2 { display: block; margin-bottom: .3rem }
#state h3 { margin: .6rem 0 .1rem; font-size: .9rem; color: var(--faint) }
#state ul { list-style: none; margin: 0; padding: 0 }
#state li { display: flex; justify-content: space-between; gap: 1rem }
#state .new { font-weight: 700 }
#state .new span:last-child::after { content: " ← changed here"; font-weight: 400; color: var(--mark) }
@media (min-width: 102rem) { body.with-state { max-width: none; padding-right: 33rem } #state { inset: 0 0 auto auto; max-height: 100vh } }
@media (max-width: 102rem) { body.with-state { padding-bottom: 62vh } .with-state .moments tr { scroll-margin-bottom: 62vh } }
#state .buttons { display: flex; gap: .5rem; margin-top: .7rem }
[hidden] { display: none }
@media (max-width: 78rem) { body { padding-inline: .7rem } .moments { overflow-x: auto } .moments td.what { min-width: 18rem } }
@media print { .filters, #state, .skip { display: none } .story { break-inside: auto } }
`;
