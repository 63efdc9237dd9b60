// @ts-check
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";
import { save } from "../reading/save.js";
import { releaseFile } from "./release-file.js";

/**
 * For a colleague elsewhere who has no link: the release as a file.
 * @param {{handover: import("../view.js").Handover}} props
 */
export function PassOn({ handover }) {
  const file = () => new Blob([releaseFile(handover, handover.secret ?? "")], { type: "application/json" });
  return html`<details class="card pass-on">
    <summary>${t("point.pass_on_title")}</summary>
    <p class="hint">${t("point.pass_on_text")}</p>
    <button class="button" type="button" onClick=${() => save(file(), `ma-phat-hanh-${handover.id}.json`)}>
      <${Icon} name="download" />${t("point.pass_on")}
    </button>
  </details>`;
}
