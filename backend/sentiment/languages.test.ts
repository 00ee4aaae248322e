import { describe, expect, it } from 'vitest';
import { languageOf } from './languages.ts';

const OTHER = [
  'Das Paket ist beschädigt angekommen.',
  'Ich warte seit zwei Wochen auf eine Antwort.',
  'Vielen Dank für die schnelle Hilfe!',
  'Das ist eine Frechheit, ich kündige.',
  'Wo finde ich die Rechnung vom Oktober?',
  'Merci beaucoup, tout fonctionne maintenant.',
  'Je suis très déçu du service.',
  "Je n'arrive plus à me connecter depuis hier.",
  'Où puis-je changer mon adresse ?',
  'Sigo esperando una respuesta desde hace dos semanas.',
  'Gracias, ya funciona todo.',
  'No puedo entrar en mi cuenta.',
  'Il pacco non è mai arrivato.',
  'Muito obrigado pela ajuda rápida.',
  'Ainda não recebi o reembolso.',
  'Hartelijk dank voor de snelle reactie.',
  'Ik wacht al drie weken op mijn bestelling.',
  'Paczka dotarła uszkodzona i nikt nie odpowiada.',
  'Dziękuję bardzo za pomoc.',
  'Jag väntar fortfarande på svar.',
  'Ikke godt nok, jeg venter stadig.',
  'Tilaus ei ole vieläkään saapunut.',
  'Děkuji, všechno už funguje.',
  'Спасибо, всё работает.',
  '注文した商品がまだ届きません。',
  'شكرا جزيلا على المساعدة',
];

const ENGLISH = [
  'I am using version 4.2 on Windows 11.',
  'What a joke.',
  'Works now',
  'Perfect, thanks.',
  "I can't log in again",
  'The order number is 88213, placed on 4 March.',
  'Hello, my name is Piotr Kowalczyk from Wrocław Logistyka',
  'Ok great',
  'Brilliant work, team Bergen',
  'Delivery arrived damaged',
  'Refund received, cheers',
  'pls fix asap!!',
];

describe('languageOf', () => {
  it.each(OTHER)('says that it is not English: %s', (text) => {
    expect(languageOf(text)).toBe('other');
  });

  it.each(ENGLISH)('says that it is English: %s', (text) => {
    expect(languageOf(text)).toBe('english');
  });

  it.each(['', '12345', '+47 22 33 44', '???'])('cannot tell by %j', (text) => {
    expect(languageOf(text)).toBe('unknown');
  });

  it.each(['Danke!', 'Anna Lund', 'Grazie mille, siete stati gentilissimi.'])(
    'does not take for English what it cannot tell: %s',
    (text) => {
      expect(languageOf(text)).not.toBe('english');
    },
  );
});
