// Reads a QR from a picture: by the browser itself, or by jsqr, which is fetched only then.

const LONGEST_SIDE = 640; // pixels looked at; more make it slower, not better

/** Return `read(video)`, which resolves to what a QR in the present picture says, or to null. */
export async function openReader(Detector = globalThis.BarcodeDetector) {
  const formats = (await Detector?.getSupportedFormats?.().catch(() => [])) ?? [];
  return formats.includes("qr_code") ? byBrowser(new Detector({ formats: ["qr_code"] })) : byLibrary();
}

function byBrowser(detector) {
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function byLibrary() {
  const { jsQR } = await import("../../vendor/jsqr.js");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (!canvas.width) return null;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height)?.data || null;
  };
}
