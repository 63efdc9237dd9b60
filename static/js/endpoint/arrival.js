// @ts-check
import { useEffect, useRef } from "preact/hooks";
import { isOpen } from "./steps.js";

const CAME_BEFORE = ["delivered", "opened", "acknowledged", "refused"];
const TYPED_IN = "input:not([type=radio], [type=checkbox]), textarea";

/**
 * When documents open, what is said of it comes into view; not while somebody is typing.
 * @param {{session: import("./conference.js").AnySession}} props
 */
export function Arrival({ session }) {
  const focused = useLastFocused();
  const handovers = session.view.value?.handovers ?? [];
  const came = useRef(new Set(handovers.filter(cameBefore).map(({ id }) => id)));
  const arrived = handovers.find(({ id }) => isOpenAt(session, id) && !came.current.has(id));
  useEffect(() => {
    if (!arrived) return;
    came.current.add(arrived.id);
    if (document.activeElement?.matches(TYPED_IN)) return;
    showState(stateOf(arrived.title), focused.current?.isConnected === false);
  }, [arrived?.id]);
  return null;
}

/** A page that is loaded again opens again what it has. @param {import("./view.js").Handover} handover */
function cameBefore({ delivery }) {
  return CAME_BEFORE.includes(delivery.state);
}

/** @param {import("./conference.js").AnySession} session @param {string} id */
function isOpenAt({ receivers }, id) {
  const receiver = receivers.get(id);
  return receiver !== undefined && isOpen(receiver.holding.value);
}

/** Where the focus was before its place went away. */
function useLastFocused() {
  const last = useRef(/** @type {Element | null} */ (document.activeElement));
  useEffect(() => {
    const note = (/** @type {FocusEvent} */ { target }) => {
      last.current = /** @type {Element} */ (target);
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  return last;
}

/** @param {string} title of a handover @returns {HTMLElement | null | undefined} */
function stateOf(title) {
  const handovers = [...document.querySelectorAll(".handover")];
  return handovers.find((one) => one.ariaLabel === title)?.querySelector(".status");
}

/** @param {HTMLElement | null | undefined} state @param {boolean} withFocus */
export function showState(state, withFocus) {
  if (!state) return;
  state.scrollIntoView({ block: "nearest" });
  if (!withFocus) return;
  state.tabIndex = -1;
  state.focus({ preventScroll: true });
}
