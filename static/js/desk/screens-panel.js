// @ts-check
/** Every screen by name: what it shows, how it is doing, and what the desk can make it do. */
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { command } from "./command.js";
import { Icon } from "./icons.js";
import { InviteDialog } from "./invite-dialog.js";
import { screens, waiting } from "./model.js";
import { ShowRefusal } from "./monitors.js";
import { pairing } from "./pair-dialog.js";
import { ScreenCard } from "./screen-card.js";

export function ScreensPanel() {
  const inviting = useSignal(false);
  return html`<section class="panel screens-panel" aria-labelledby="screens-title">
    <div class="panel-head">
      <h2 id="screens-title">${t("desk.tab_screens")} <span class="tally number">${screens.value.length}</span></h2>
      <p class="panel-buttons">
        <button type="button" class="button" disabled=${screens.value.length === 0} onClick=${() => command("identify", { screen: null })}>
          <${Icon} name="screen" />${t("desk.identify_all")}
        </button>
        <button
          type="button"
          class="button button-primary"
          onClick=${() => {
            inviting.value = true;
          }}
        >
          <${Icon} name="device" />${t("desk.invite")}…
        </button>
      </p>
    </div>
    <div class="panel-scroll" tabindex="0" role="group" aria-labelledby="screens-title">
      <${ShowRefusal} />
      <${Waiting} />
      ${screens.value.length === 0 && html`<p class="nothing">${t("desk.no_screens_yet")}</p>`}
      <ul class="screen-list">
        ${screens.value.map((screen) => html`<${ScreenCard} key=${screen.id} screen=${screen} />`)}
      </ul>
    </div>
    ${
      inviting.value &&
      html`<${InviteDialog}
        onClose=${() => {
          inviting.value = false;
        }}
      />`
    }
  </section>`;
}

/** Devices that show a pairing code just now. */
function Waiting() {
  if (waiting.value.length === 0) return html`<p class="hint">${t("desk.waiting_none")}</p>`;
  return html`<section class="waiting" aria-live="polite">
    <h3>${t("desk.waiting")}</h3>
    <ul>
      ${waiting.value.map(
        ({ code, kind, width, height }) => html`<li key=${code}>
          <span class="code-large">${code}</span>
          <span>${t(`desk.kind_${kind}`)} <span class="number">${width} × ${height}</span></span>
          <button
            type="button"
            class="button button-primary"
            onClick=${() => {
              pairing.value = code;
            }}
          >
            ${t("desk.pair")}…
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}
