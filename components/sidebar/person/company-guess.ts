/** A company's name for somebody new, guessed so that the form is complete; the person adding sees where it comes from. */
export type CompanyGuess = { company: string; source: 'signature' | 'address' | 'none' };

/** Providers of personal mail, whose domain says nothing about a company. */
const PERSONAL_MAIL =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|mac|aol|gmx|web|proton|protonmail|pm|fastmail|hey|mail|zoho|yandex)$/i;

/** A signature stands at the end; further up the same words are part of the mail. */
const SIGNATURE_LINES = 8;

/**
 * The company of the sender of `text`: from the line under their name at the end of it, else from the domain of the address.
 *
 * @example "…\nPiet Warsame\nFacilities, Tarnmoor Clinics" gives Tarnmoor Clinics; piet@tarnmoor.example alone gives Tarnmoor.
 */
export function guessCompany(name: string | null, address: string, text: string): CompanyGuess {
  const signed = fromSignature(name, text);
  if (signed !== null) return { company: signed, source: 'signature' };
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const company = fromDomain(domain);
  return { company, source: company === '' ? 'none' : 'address' };
}

function fromSignature(name: string | null, text: string): string | null {
  if (name === null || name.trim() === '') return null;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.slice(-SIGNATURE_LINES);
  const at = last.findLastIndex((line) => line.toLowerCase().startsWith(name.trim().toLowerCase()));
  const below = at === -1 ? undefined : last[at + 1];
  const company = below
    ?.split(/[,|·–]| at /u)
    .at(-1)
    ?.trim();
  return company !== undefined && looksLikeCompany(company) ? company : null;
}

/** A name, not an address, a telephone number or a sentence. */
function looksLikeCompany(words: string): boolean {
  return /^\p{Lu}/u.test(words) && words.length <= 60 && !/[@:]|https?|\d{4}|[.!?]\s/u.test(words);
}

function fromDomain(domain: string): string {
  const labels = domain.split('.');
  // co.uk and the like: the name stands before both.
  const at = labels.length > 2 && /^(co|com|org|ac|gov)$/.test(labels.at(-2) ?? '') ? -3 : -2;
  const label = labels.at(at) ?? '';
  if (PERSONAL_MAIL.test(label)) return '';
  return label
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
