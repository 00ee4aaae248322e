import { describe, expect, it } from 'vitest';
import type { UserId } from '#lib/contract/ids.ts';
import { PERMISSIONS, type Permission } from '#lib/contract/permissions.ts';
import { canDeactivate, canManage, isLastAdmin } from './members.ts';
import type { Actor } from './permissions.ts';

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}` as UserId;

function anActor(permissions: readonly Permission[]): Actor {
  return {
    userId: id(1),
    user: { id: id(1), name: '', email: '' },
    profile: '',
    permissions: new Set(permissions),
  };
}

function aMember(permissions: readonly Permission[], given: { user?: UserId; isActive?: boolean } = {}) {
  return {
    user: { id: given.user ?? id(2) },
    permissions: new Set(permissions),
    profile: { isAdmin: permissions.length === PERMISSIONS.length },
    isActive: given.isActive ?? true,
  };
}

const admin = anActor(PERMISSIONS);
const lead = anActor(['users.manage', 'tickets.read', 'messages.read']);

describe('canManage', () => {
  it('is true for those with no more rights than the actor', () => {
    expect(canManage(lead, aMember(['tickets.read']))).toBe(true);
    expect(canManage(lead, aMember(['tickets.read', 'tickets.export']))).toBe(false);
    expect(canManage(admin, aMember(PERMISSIONS))).toBe(true);
  });
});

describe('isLastAdmin', () => {
  it('is true for the only active admin', () => {
    expect(isLastAdmin(aMember(PERMISSIONS), 1)).toBe(true);
    expect(isLastAdmin(aMember(PERMISSIONS), 2)).toBe(false);
    expect(isLastAdmin(aMember(PERMISSIONS, { isActive: false }), 1)).toBe(false);
    expect(isLastAdmin(aMember(['users.manage']), 1)).toBe(false);
  });
});

describe('canDeactivate', () => {
  it.each([
    ['another user', aMember(['tickets.read']), 1, true],
    ['another admin while one stays', aMember(PERMISSIONS), 2, true],
    ['the last admin', aMember(PERMISSIONS), 1, false],
    ['oneself', aMember(PERMISSIONS, { user: id(1) }), 2, false],
    ['somebody inactive already', aMember([], { isActive: false }), 2, false],
  ])('for %s', (_, member, admins, expected) => {
    expect(canDeactivate(admin, member, admins)).toBe(expected);
  });
});
