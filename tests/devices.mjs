// Other devices as a person finds them, by role and label, and what comes of them here.

import { expect } from "./goals.mjs";

/** The part about other devices, on the page about the data. */
export class Devices {
  constructor(goals) {
    this.goals = goals;
    this.page = goals.page;
    const heading = goals.page.getByRole("heading", { name: "Another device", exact: true });
    this.section = goals.page.locator("section").filter({ has: heading });
    this.status = this.section.getByRole("status").first();
    this.alert = this.section.getByRole("alert").filter({ visible: true });
    this.troubles = this.section.locator(".devices__troubles");
    this.others = this.section.getByRole("listitem").filter({ hasText: ": seen" });
  }

  button(name) {
    return this.section.getByRole("button", { name, exact: true });
  }

  get connected() {
    return this.status.filter({ hasText: "The folder is connected. This device’s file there is from today." });
  }

  /** Goes to it, and begins with it. */
  async setUp(name) {
    await this.goals.settings();
    await this.button("Set it up").click();
    const field = this.section.getByLabel("Name of this device");
    await expect(field).not.toHaveValue("");
    if (!name) return;
    await field.fill(name);
    await field.press("Tab");
    await expect(field).toHaveValue(name);
  }

  /** The same with the folder chosen. */
  async connect(name) {
    await this.setUp(name);
    await this.button("Choose a folder").click();
    await expect(this.connected).toBeVisible();
  }

  /** Goes through the folder once, until `done` says so. */
  async sync(done) {
    await this.goals.settings();
    await this.button("Sync now").click();
    await done();
  }

  get joined() {
    const says = "You share your goals through this site’s store. This device’s file there is from today.";
    return this.status.filter({ hasText: says });
  }

  /** Goes to it where the host names a store, and joins that. */
  async join() {
    await this.goals.settings();
    await this.button("Share everything here and join").click();
    await expect(this.joined).toBeVisible();
    await expect(this.alert).toHaveCount(0);
  }

  /** Looks into the store once, from beginning to end: `looks` says how often it was listed. */
  async look(looks) {
    await this.goals.settings();
    // The second begins when the first is done.
    for (let time = 0; time < 2; time += 1) {
      const before = looks();
      await this.button("Sync now").click();
      await expect.poll(looks).toBeGreaterThan(before);
    }
  }

  /** The fields of an objective as this device keeps it. */
  fields(id = "a1") {
    return this.page.evaluate((key) => {
      const text = localStorage.getItem(key);
      return text && JSON.parse(text.slice(9)).fields;
    }, `waymark/1/objective/${id}`);
  }

  titleIs(title) {
    return expect.poll(async () => (await this.fields())?.title?.[0]).toBe(title);
  }

  async rename(from, to) {
    const { goals } = this;
    if (await goals.settingsHeading.count()) await goals.list();
    await goals.edit(from);
    await goals.title.fill(to);
    await goals.button("Save", goals.form).click();
    await expect(goals.card(to)).toBeVisible();
    await expect(goals.saved).toBeVisible();
  }
}
