// Drawings as pictures. It comes with this script, since nobody makes one at first.

/**
 * Makes a picture of a drawing and offers it for saving, or where that is asked for and
 * the browser can, shares it. Whether it was saved.
 *
 * @param how the file's name, how many pixels it is wide, and perhaps "share"
 */
export async function picture(svg, how) {
  const [name, width, share] = how.split(" ");
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = Math.round((width * image.height) / image.width);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((drawn) => canvas.toBlob(drawn, "image/png"));
    const files = [new File([made], name, { type: made.type })];
    if (share && navigator.canShare?.({ files })) {
      try {
        await navigator.share({ files });
        return false;
      } catch (error) {
        // Who thought better of it has been served.
        if (error.name === "AbortError") return false;
      }
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(made);
    link.download = name;
    link.click();
    // A browser may still be reading it after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
