import { parseArgs } from 'node:util';
import { FILE_FEED_NAMES, isFileFeedName } from '@holdfast/feeds';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { importBag } from './import-bag.ts';
import { importDocument, importRegister, importText } from './import-document.ts';
import { importFiles } from './import-files.ts';

const FEEDS = FILE_FEED_NAMES.join(', ');

export const command: Command = {
  summary: 'bring files that others publish into a data folder',
  help: `holdfast import FEED FILE... [--mapping M.json] [--source ID] [--publisher NAME] [--data DIR] [--json]
holdfast import document FILE --publisher NAME --published DATE [--title T] [--data DIR] [--json]
holdfast import bag DIR [--vkey VKEY] [--publisher NAME] [--published DATE] [--data DIR] [--json]
holdfast import register DIR [--trial] [--data DIR] [--json]
holdfast import text FILE.pact... [--data DIR] [--json]

Reads files of a feed into the record: what can be read becomes observations, what cannot is refused with file and line,
expected and found, and is on record too. Rows that an earlier file brought, and whole files that were taken before, add
nothing. A file may be of any length: it is read in pieces; after 200,000 new rows import it again to go on. Reports that
speak of one incident are gathered into one.

\`bag\` keeps the payload of a BagIt bag, if every digest and every proof in it holds. \`document\` keeps a published document by its hash. \`register\` reads claims.json, instruments.json and commitments.json of a
folder, grants the roles in its people.csv, and holds its .pact texts; citations into documents that the record holds are
checked to the byte. \`text\` holds texts of agreements alone: read and compared, and in force for nobody.

  FEED             ucdp          UCDP GED, CSV (any version from 5.0 on)
                   firms         NASA FIRMS thermal anomalies, MODIS and VIIRS, CSV
                   sirens        air-raid alerts of Ukraine, official or volunteer, CSV
                   acled         ACLED events, CSV
                   csv, geojson  any table or GeoJSON, with --mapping
                   quakeml       seismic events, QuakeML 1.2 or the USGS's GeoJSON
                   sensorthings  OGC SensorThings observations, JSON
                   cap           Common Alerting Protocol 1.2, XML
  --mapping M      which column or property is what (packages/feeds/src/mapping/README.md)
  --source ID      who publishes, for quakeml, sensorthings and cap: an id     the feed's own
  --publisher NAME the publisher's name                                        the id
  --published      the day a document was published, YYYY-MM-DD
  --title T        its title                                                   the file's name
  --trial          a visitor may act as anyone on record, and nothing recorded binds anybody
  --data DIR       the data folder, made when absent                           ./holdfast-data
  --json           print {"files","knownFiles","taken","known","refused","refusals","incidents"}

Example:
  holdfast import firms VIIRS.csv --data ./autumn
  holdfast import sirens official.csv volunteer.csv --data ./autumn
  holdfast import csv incidents.csv --mapping incidents.mapping.json
  holdfast import register agreements/paris-2026 --data ./paris`,

  async run(args, terminal) {
    if (args[0] === 'bag') return importBag(args.slice(1), terminal);
    if (args[0] === 'document') return importDocument(args.slice(1), terminal);
    if (args[0] === 'register') return importRegister(args.slice(1), terminal);
    if (args[0] === 'text') return importText(args.slice(1), terminal);
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        json: { type: 'boolean' },
        mapping: { type: 'string' },
        source: { type: 'string' },
        publisher: { type: 'string' },
      },
    });
    const [feed, ...paths] = positionals;
    if (feed === undefined || !isFileFeedName(feed))
      throw new UsageError(
        `FEED: expected ${FEEDS}, document, register or text, found "${feed ?? 'nothing'}".`,
      );
    if (paths.length === 0) throw new UsageError('FILE: expected at least one file.');
    const { data = './holdfast-data', json = false, ...how } = values;
    await importFiles({ feed, paths, dataDir: data, json, ...how }, terminal);
    return 0;
  },
};
