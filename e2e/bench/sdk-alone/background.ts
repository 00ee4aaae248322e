/** Puts the SDK's other half into Gmail's page. */
import '@inboxsdk/core/background.js';
