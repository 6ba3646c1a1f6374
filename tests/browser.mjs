// The browser that set-up found, told to keep to itself.

export const chromium = {
  browserName: "chromium",
  launchOptions: {
    executablePath: process.env.WAYMARK_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};
