// What somebody does on the goals page, once through.

import { must } from "./page.mjs";

/** Everything once; `round` says with which objectives. */
export async function journey(measured, round) {
  const { page, count } = measured;
  const button = (name, within = page) => within.getByRole("button", { name, exact: true });
  const cards = page.locator(".goal:visible");
  const titles = page.locator(".goal:visible .goal__title");
  const saved = page.locator("#status").filter({ hasText: "Saved in this browser." });
  const open = page.locator(".goal[data-open]");
  const opened = open.locator(".opened:not([aria-busy=true])");
  const isMany = count > 10;
  const unfolded = async (card) => {
    const unfold = card.locator(".goal__unfold");
    if ((await unfold.getAttribute("aria-expanded")) === "false") {
      await measured.click("unfold a card", unfold);
      await measured.shows(card.locator("form.check-in"), "a card unfolds");
    }
    return card;
  };

  // A number on the sheet of what is due, and not saved.
  const due = page.getByRole("form", { name: "Check in", exact: true }).getByRole("textbox");
  await measured.type("a digit on the sheet", due.nth(round % 3), String(21 + round));
  for (let digits = 0; digits < 2; digits += 1) {
    await measured.press("a digit on the sheet", "Backspace");
  }

  // A check-in in the list, taken back, and done again.
  const card = await unfolded(cards.nth(round % 5));
  const form = card.locator("form.check-in").nth(round % 2);
  const field = form.locator("input").first();
  await measured.type("a digit of a check-in", field, String(21 + round));
  await measured.press("Enter: check in", "Enter", 300);
  await measured.shows(saved, "a check-in is saved");
  must((await field.inputValue()) === "", "the field of a check-in is empty once it is saved");
  await measured.click("Undo", page.getByRole("button", { name: /^Undo/ }));
  await measured.shows(page.getByRole("button", { name: /^Redo/ }), "what was undone can be redone");
  await measured.click("Redo", page.getByRole("button", { name: /^Redo/ }));
  await measured.gone(page.getByRole("button", { name: /^Redo/ }), "what was redone is done");

  // More to say of one.
  const otherCard = await unfolded(cards.nth((round + 2) % 5));
  const other = otherCard.locator("form.check-in").first();
  await measured.click("Day, confidence, note", button("Day, confidence, note", other));
  await measured.shows(other.getByLabel("Note", { exact: true }), "a check-in's form unfolds");
  await measured.click("its Cancel", button("Cancel", other));
  await measured.gone(other.getByLabel("Note", { exact: true }), "a check-in's form folds");

  // Its check-ins.
  const history = button("Check-ins", await unfolded(cards.nth((round + 1) % 5)));
  await measured.click("Check-ins", history);
  await measured.shows(page.locator(".history__of"), "check-ins unfold");
  await measured.click("Check-ins, folded", history);
  await measured.gone(page.locator(".history__of"), "check-ins fold");

  // An objective, and back by the browser.
  await measured.click("open an objective", titles.nth(round % 6));
  await measured.shows(opened, "an objective opens");
  await measured.back("the browser's Back");
  await measured.gone(open, "Back shows the list");

  // Another one, with what one does there.
  const current = page.locator(".goal:visible:not([data-closed])");
  await measured.click("open an objective", current.nth((round + 3) % 6).locator(".goal__title"));
  await measured.shows(opened, "an objective opens");
  const table = open.locator(".way__table-toggle").nth(round % 3);
  await measured.click("a drawing's table", table);
  await measured.shows(open.locator(".way__table"), "a drawing's table unfolds");
  await measured.click("a drawing's table, folded", table);
  await measured.gone(open.locator(".way__table"), "a drawing's table folds");
  const tick = open.locator(".actions input[type=checkbox]").nth(round % 2);
  const before = await tick.isChecked();
  await measured.click("tick an action", tick);
  await measured.shows(saved, "a tick is saved");
  must((await tick.isChecked()) !== before, "an action is ticked");
  await measured.click("Close this objective", button("Close this objective", open));
  await measured.shows(open.locator(".closing__form"), "the form that closes it opens");
  await measured.click("its Cancel (Close this objective)", button("Cancel", open.locator(".closing__form")));
  await measured.gone(open.locator(".closing__form"), "the form that closes it is left");
  await measured.click("All objectives", page.getByRole("link", { name: /All objectives$/ }));
  await measured.gone(open, "All objectives shows the list");

  // What is shown.
  if (isMany) {
    const find = page.getByLabel("Find an objective");
    await measured.type("a letter to find", find, `e ${10 + round}`);
    await measured.shows(cards, "something is found");
    for (let letters = 0; letters < 4; letters += 1) {
      await measured.press("a letter to find", "Backspace");
    }
    must((await find.inputValue()) === "", "nothing is looked for any more");
  }
  const level = page.getByLabel("Level", { exact: true }).first();
  await measured.choose("the level", level, "ArrowDown");
  await measured.choose("the level", level, "ArrowUp");
  const when = page.getByLabel("Show", { exact: true });
  for (const key of ["ArrowDown", "ArrowUp", "ArrowDown", "ArrowUp"]) {
    await measured.choose("the period", when, key);
  }
  await measured.shows(cards, "the list is there again");

  // A new one begun, and one edited.
  await measured.click("New objective", button("New objective"));
  const writing = page.locator("form.form").first();
  const title = writing.getByLabel("Objective", { exact: true });
  await measured.shows(title, "the form of a new objective opens");
  await measured.type("a letter of its title", title, "Win more");
  const keyResult = writing.getByRole("group", { name: "Key result 1", exact: true });
  const labels = [["Name", "Way"], ["Start", "12"], ["Target", "18"]];
  for (const [label, text] of labels) {
    const kind = "a letter of its key result";
    await measured.type(kind, keyResult.getByLabel(label, { exact: true }), text);
  }
  await measured.click("its Cancel (New)", button("Cancel", writing));
  await measured.gone(title, "the form of a new objective is left");
  const edit = button("Edit", await unfolded(current.nth((round + 1) % 6)));
  await measured.click("Edit", edit);
  await measured.shows(title, "the form of an objective opens");
  await measured.click("its Cancel (Edit)", button("Cancel", writing));
  await measured.gone(title, "the form of an objective is left");
}

/** Shows more of the list, three times. What comes after would be with more cards. */
export async function showMore(measured) {
  const cards = measured.page.locator(".goal:visible");
  for (let time = 0; time < 3; time += 1) {
    const shown = await cards.count();
    await measured.click("Show more", measured.page.getByRole("button", { name: /^Show more/ }));
    await measured.shows(cards.nth(shown + 9), "ten more are shown");
  }
}
