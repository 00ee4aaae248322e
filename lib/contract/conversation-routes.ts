/** Every route of conversations, their channels and their mail; part of `ROUTES`. */
import { finishMailConsent, startMailConsent, testMailAccount } from './mail-accounts.ts';
import { createChannel, listChannels, updateChannel } from './channels.ts';
import { createBroadcast, listBroadcasts } from './broadcasts.ts';
import { listConversationChannels } from './conversation-channels.ts';
import { createConversation, createMessage } from './conversations.ts';
import {
  endConversationSession,
  listConversations,
  markConversationRead,
  readConversation,
  readMessageAttachment,
  readMessagePage,
  replyToConversation,
  updateConversation,
} from './messages.ts';
import { addReplyFile, listReplyFiles, removeReplyFile } from './reply-files.ts';
import { readConversationSettings, updateConversationSettings } from './conversation-settings.ts';
import {
  createReplyTemplate,
  deleteReplyTemplate,
  listReplyTemplates,
  updateReplyTemplate,
} from './reply-templates.ts';
import { discardRefusedMail, listRefusedMails, readRefusedMail, retryRefusedMail } from './refused-mails.ts';

export const CONVERSATION_ROUTES = {
  listConversations,
  readConversation,
  updateConversation,
  markConversationRead,
  endConversationSession,
  replyToConversation,
  listReplyFiles,
  addReplyFile,
  removeReplyFile,
  readMessageAttachment,
  readMessagePage,
  readConversationSettings,
  updateConversationSettings,
  createChannel,
  listChannels,
  updateChannel,
  createConversation,
  createMessage,
  createBroadcast,
  listBroadcasts,
  listConversationChannels,
  listReplyTemplates,
  createReplyTemplate,
  updateReplyTemplate,
  deleteReplyTemplate,
  testMailAccount,
  startMailConsent,
  finishMailConsent,
  listRefusedMails,
  retryRefusedMail,
  discardRefusedMail,
  readRefusedMail,
} as const;
