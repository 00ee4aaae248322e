/** Where the companion serves the Office add-in's pane. The extension looks for a frame with this path, to give way to it. */
export const TASK_PANE_PATH = '/taskpane.html';

/** Where the add-in's manifest is fetched, by an admin or by Microsoft 365 itself. */
export const OUTLOOK_MANIFEST_PATH = '/taskpane/manifest.xml';
