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
    { who: 'another user', member: aMember(['tickets.read']), admins: 1, expected: true },
    { who: 'another admin while one stays', member: aMember(PERMISSIONS), admins: 2, expected: true },
    { who: 'the last admin', member: aMember(PERMISSIONS), admins: 1, expected: false },
    { who: 'oneself', member: aMember(PERMISSIONS, { user: id(1) }), admins: 2, expected: false },
    { who: 'somebody inactive', member: aMember([], { isActive: false }), admins: 2, expected: false },
  ])('is $expected for $who', ({ member, admins, expected }) => {
    expect(canDeactivate(admin, member, admins)).toBe(expected);
  });
});
