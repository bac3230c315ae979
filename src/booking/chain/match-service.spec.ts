import { aService } from '../../../test/factories/chain-rows.js';
import { matchService } from './match-service.js';

const damen = aService('Haarschnitt Damen', { aliases: ['Damenhaarschnitt', 'Damenschnitt'] });
const herren = aService('Herrenhaarschnitt', { aliases: ['Haarschnitt Herren'] });
const bart = aService('Bartschnitt', { aliases: ['Bart schneiden'] });
const farbe = aService('Farbe und Schnitt', { display_name: 'Färben & Schneiden' });
const nummer = aService('Paket', { aliases: ['17'] });
const SERVICES = [damen, herren, bart, farbe, nummer];

describe('one service', () => {
  it.each([
    ['its title', 'Haarschnitt Damen', damen],
    ['another case and blanks', '  haarschnitt   DAMEN ', damen],
    ['its slug', 'haarschnitt-damen', damen],
    ['an alias', 'Damenschnitt', damen],
    ['its display name', 'Färben & Schneiden', farbe],
    ['its display name without marks', 'farben schneiden', farbe],
    ['its own title beside a display name', 'Farbe und Schnitt', farbe],
    ['a slip', 'Haarschnit Damen', damen],
    ['two slips in a long name', 'Herenhaarschnit', herren],
    ['a slip in an alias', 'Bart schneidn', bart],
    ['a missing blank', 'Bartschneiden', bart],
    ['a bare number that is an alias', '17', nummer],
    ['its id', damen.service_id, damen],
    ['its id in capitals', damen.service_id.toUpperCase(), damen],
  ])('is found by %s', (_what, wanted, row) => {
    expect(matchService(SERVICES, wanted)).toEqual({ kind: 'one', row });
  });
});

it('prefers the one that is called so to the letter', () => {
  const other = aService('BERATUNG');
  const meant = aService('Beratung');

  expect(matchService([other, meant], 'Beratung')).toEqual({ kind: 'one', row: meant });
  expect(matchService([other, meant], 'beratung!')).toEqual({ kind: 'unclear', like: [other, meant] });
});

describe('nothing is guessed', () => {
  it.each([null, '', '   ', '?!'])('from %p', (wanted) => {
    expect(matchService(SERVICES, wanted)).toEqual({ kind: 'unclear', like: [] });
  });

  it('from a word that several share', () => {
    expect(matchService(SERVICES, 'Haarschnitt')).toEqual({ kind: 'unclear', like: [damen, herren] });
  });

  it('from a word that only one has', () => {
    expect(matchService(SERVICES, 'irgendwas mit Bart')).toEqual({ kind: 'unclear', like: [bart] });
  });

  it('from a name that two services have', () => {
    const twin = aService('Anders', { aliases: ['Bartschnitt'] });

    expect(matchService([bart, twin], 'Bartschnitt')).toEqual({ kind: 'unclear', like: [bart, twin] });
  });

  it('from a spelling with too many slips', () => {
    expect(matchService(SERVICES, 'Hershenharschnid').kind).toBe('unclear');
  });

  it('from something else altogether', () => {
    expect(matchService(SERVICES, 'Massage')).toEqual({ kind: 'unclear', like: [] });
  });

  it('from a bare number', () => {
    expect(matchService(SERVICES, '4711')).toEqual({ kind: 'unclear', like: [] });
  });

  it('from the only service there is', () => {
    expect(matchService([bart], null)).toEqual({ kind: 'unclear', like: [] });
  });
});

it('tells an id of no service here apart', () => {
  expect(matchService(SERVICES, '0190d6c4-ffff-7000-8000-000000000000')).toEqual({ kind: 'foreign_id' });
});
