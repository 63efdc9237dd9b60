// @ts-check
/** A device shows a code; the operator says what it is. */
import { signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Dialog } from "./dialog.js";
import { send } from "./link.js";
import { screens, view, waiting } from "./model.js";

/** The code whose dialog is open; from the list, or from the address of a code that was scanned. */
export const pairing = signal("");

/** Opens the dialog for `#pair=CODE`, once, and takes it out of the address. */
export function PairRequest() {
  useEffect(() => {
    const read = () => {
      const code = /^#pair=(.+)$/.exec(location.hash)?.[1];
      if (!code) return;
      pairing.value = decodeURIComponent(code);
      history.replaceState(null, "", location.pathname + location.search);
    };
    read();
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return pairing.value && html`<${PairDialog} key=${pairing.value} code=${pairing.value} />`;
}

/** @param {{code: string}} props */
function PairDialog({ code }) {
  const device = waiting.value.find((one) => one.code === code);
  const kind = useSignal(device?.kind ?? "stage");
  const refused = useSignal("");
  const close = () => {
    pairing.value = "";
  };
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const reply = await send("pair", { code, ...identityOf(fields) });
    if (reply.refused) refused.value = reply.message ?? "";
    else close();
  };
  return html`<${Dialog} label=${t("desk.pair_title")} onClose=${close}>
    <h2>${t("desk.pair_title")}</h2>
    <p class="confirm-about">
      <span class="code-large">${code}</span> ${device && html`<span class="number">${device.width} × ${device.height}</span>`}
    </p>
    <form class="dialog-form" onSubmit=${onSubmit}>
      <${Identity} kind=${kind} />
      ${refused.value && html`<p class="refusal" role="alert">${refused.value}</p>`}
      <div class="dialog-buttons">
        <button type="button" class="button" onClick=${close}>${t("desk.cancel")}</button>
        <button type="submit" class="button button-primary">${t("desk.pair")}</button>
      </div>
    </form>
  </${Dialog}>`;
}

/**
 * What a screen is: a stage by its name, or the podium of a presenter.
 * @param {{kind: {value: string}}} props
 */
export function Identity({ kind }) {
  const podium = kind.value === "podium";
  return html`<fieldset class="choices choices-inline">
      <legend>${t("desk.pair_as")}</legend>
      ${["stage", "podium"].map(
        (one) => html`<label key=${one} class="choice">
          <input
            type="radio"
            name="kind"
            value=${one}
            checked=${kind.value === one}
            onChange=${() => {
              kind.value = one;
            }}
          />
          <span>${t(`desk.kind_${one}`)}</span>
        </label>`,
      )}
    </fieldset>
    ${podium && html`<${PresenterChoice} />`}
    <label class="field">
      <span>${t("desk.screen_name")}</span>
      <input key=${kind.value} class="input" name="name" required maxlength="60" autocomplete="off" autofocus defaultValue=${suggestedName(podium)} />
      <small class="hint">${t("desk.screen_name_hint")}</small>
    </label>`;
}

function PresenterChoice() {
  return html`<label class="field">
    <span>${t("desk.presenter")}</span>
    <select class="input" name="presenter" required>
      ${presenters().map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}
    </select>
  </label>`;
}

/** Everyone who presses in any handover, once. */
function presenters() {
  const all = (view.value?.handovers ?? []).flatMap((handover) => handover.presenters);
  return [...new Map(all.map((presenter) => [presenter.id, presenter])).values()];
}

/** A name that is free. @param {boolean} podium */
function suggestedName(podium) {
  const taken = new Set(screens.value.map(({ name }) => name));
  const word = t(podium ? "desk.kind_podium" : "desk.kind_stage");
  let n = 1;
  while (taken.has(`${word} ${n}`)) n += 1;
  return `${word} ${n}`;
}

/** @param {FormData} fields */
export function identityOf(fields) {
  const { kind, name, presenter } = Object.fromEntries(fields.entries());
  return { kind, name: String(name).trim(), presenter: presenter ?? null };
}
