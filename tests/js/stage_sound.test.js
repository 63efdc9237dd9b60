import assert from "node:assert/strict";
import { test } from "node:test";
import { Sound } from "../../static/js/stage/sound.js";

function instrument(state = "running") {
  const sounding = new Set();
  const parameter = () => ({
    value: 0,
    setTargetAtTime() {},
    setValueAtTime() {},
    linearRampToValueAtTime() {},
    exponentialRampToValueAtTime() {},
  });
  const gain = () => ({ gain: parameter(), connect: () => {}, disconnect() {} });
  const context = {
    state,
    currentTime: 0,
    destination: {},
    createGain: gain,
    createOscillator() {
      const oscillator = {
        frequency: parameter(),
        connect: (to) => to,
        start: () => sounding.add(oscillator),
        stop: () => sounding.delete(oscillator),
      };
      return oscillator;
    },
    resume: async () => {
      context.state = "running";
    },
  };
  return { sound: new Sound(() => context), sounding };
}

test("a screen without volume makes no sound and opens no device", () => {
  const sound = new Sound(() => assert.fail("no device is needed"));
  sound.setVolume(0);
  sound.hold(0.5);
  sound.stroke();
  assert.equal(sound.state, "off");
});

test("a browser that lets no page sound says so until someone touches it", async () => {
  const { sound, sounding } = instrument("suspended");
  sound.setVolume(60);
  assert.equal(sound.state, "blocked");
  sound.hold(0.5);
  assert.equal(sounding.size, 0);
  await sound.unblock();
  assert.equal(sound.state, "on");
});

test("one tone rises with the ring, and falls silent when hands are lifted or the release comes", () => {
  const { sound, sounding } = instrument();
  sound.setVolume(60);
  for (const share of [0.1, 0.4, 0.9]) sound.hold(share);
  assert.equal(sounding.size, 1);
  sound.hold(0);
  assert.equal(sounding.size, 0);
  sound.hold(0.9);
  sound.stroke();
  assert.equal(sound.tone, null);
});
