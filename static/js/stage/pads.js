// @ts-check
import { html } from "../html.js";
import { t } from "../i18n.js";

/**
 * @typedef {import("./hands.js").Hands} Hands
 * @typedef {import("./state.js").Presenter} Presenter
 */

/**
 * A hand on this screen shows at once; what the server counts, on whichever screen, as soon as it says so.
 * @param {string} id
 * @param {Hands} hands
 * @param {Record<string, number>} held
 */
export function isHolding(id, hands, held) {
  return hands.isDown(id) || held[id] > 0;
}

/**
 * What makes an element a presenter's place: any pointer that goes down in it is that presenter's hand until it
 * is lifted, wherever it slides meanwhile.
 * @param {Presenter} presenter
 * @param {number} number its key
 * @param {Hands} hands
 * @param {Record<string, number>} held
 */
export function placeFor({ id }, number, hands, held) {
  const lift = (/** @type {PointerEvent} */ event) => hands.up(`pointer:${event.pointerId}`);
  return {
    role: "button",
    "aria-keyshortcuts": String(number),
    "aria-pressed": isHolding(id, hands, held),
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      hands.down(`pointer:${event.pointerId}`, id);
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onLostPointerCapture: lift,
  };
}

/**
 * @typedef {{presenters: Presenter[], hands: Hands, held: Record<string, number>,
 *   podiums: Record<string, boolean>}} Props
 */

/** @param {Props & {isAwake: boolean}} props */
export function Pads({ presenters, isAwake, ...props }) {
  const length = presenters.some(({ name }) => name.length > 20) ? "medium" : "short";
  return html`<div class="pads" data-length=${length} data-many=${presenters.length > 3} data-awake=${isAwake}
    role="group" aria-label=${t("stage.press_together")}>
    ${presenters.map((presenter, i) =>
      isAwake
        ? html`<${Pad} key=${presenter.id} ...${{ presenter, number: i + 1, ...props }} />`
        : html`<${PadAsleep} key=${presenter.id} presenter=${presenter} podium=${props.podiums[presenter.id]} />`,
    )}
  </div>`;
}

/**
 * `data-down` is this screen's hand, `data-holding` what the server counts.
 * @param {Omit<Props, "presenters"> & {presenter: Presenter, number: number}} props
 */
function Pad({ presenter: { id, name }, number, hands, held, podiums }) {
  const isOn = isHolding(id, hands, held);
  const place = placeFor({ id, name }, number, hands, held);
  return html`<div class="pad" data-holding=${held[id] > 0} data-down=${hands.isDown(id)} ...${place}>
    <${Palm} />
    <div class="pad-text">
      <p class="pad-name">${name}</p>
      <p class="pad-state">
        ${podiums[id] && !isOn ? html`<${PodiumMark} />` : html`<${Mark} isOn=${isOn} />`}
        ${t(isOn ? "stage.holding" : podiums[id] ? "stage.at_podium" : "stage.place_hand")}
      </p>
    </div>
    <span class="pad-key" aria-hidden="true">${number}</span>
  </div>`;
}

/**
 * Before the button is armed: who will press, and nothing that could be pressed.
 * @param {{presenter: Presenter, podium: boolean | undefined}} props
 */
function PadAsleep({ presenter: { name }, podium }) {
  return html`<div class="pad">
    <${Palm} />
    <div class="pad-text">
      <p class="pad-name">${name}</p>
      ${podium && html`<p class="pad-state"><${PodiumMark} />${t("stage.at_podium")}</p>`}
    </div>
  </div>`;
}

/**
 * Where hands are not on this screen: who holds, wherever they stand.
 * @param {{presenters: Presenter[], held: Record<string, number>, podiums: Record<string, boolean>}} props
 */
export function Pills({ presenters, held, podiums }) {
  return html`<ul class="pills" data-many=${presenters.length > 3}>
    ${presenters.map(
      ({ id, name }) => html`<li key=${id} class="pill" data-holding=${held[id] > 0}>
        ${podiums[id] && !(held[id] > 0) ? html`<${PodiumMark} />` : html`<${Mark} isOn=${held[id] > 0} />`}${name}
      </li>`,
    )}
  </ul>`;
}

/** A tablet on its stand: whoever presses on a device of their own. */
export function PodiumMark() {
  return html`<svg class="mark" viewBox="0 0 20 20" role="img" aria-label=${t("stage.at_podium")}>
    <rect x="3" y="2.2" width="14" height="10" rx="1.4" /><path d="M10 12.4V17.6M5.6 17.6H14.4" />
  </svg>`;
}

/** @param {{isOn: boolean}} props */
export function Mark({ isOn }) {
  return html`<svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
    ${isOn ? html`<polyline points="3.5,10.5 8.2,15.2 16.8,5" />` : html`<circle cx="10" cy="10" r="7.6" />`}
  </svg>`;
}

/** A palm, as on the plates of inauguration tables. */
function Palm() {
  return html`<svg class="palm" viewBox="0 0 100 100" aria-hidden="true">
    <path class="palm-fingers" d="M33 54L29 24M47 48V12M61 49L64 16M74 56L80 29M35 78L14 58" />
    <path d="M27.5 54H79.5L77 74C75 87 67 95 54 95C43 95 36 90 30 80Z" />
  </svg>`;
}
