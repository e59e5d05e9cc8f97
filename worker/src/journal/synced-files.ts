import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** A file's name is as durable as its folder: without this a power cut could leave groups in the database and no journal. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call and keeps names with the file.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The old text or the new one, whatever happens in between; readable by its owner alone. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.new`;
  const handle = await open(unfinished, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
  await syncFolder(dirname(file));
}
