/** Words that sample data is made of; all people, firms and products are invented. */
export const WORDS = {
  firstNames:
    'Ada Anouk Arvid Bela Birgit Bruno Carla Cato Dagny Davor Edda Elias Emre Esme Farah Finn Freya Gita Goran Hanne Hugo Ida Ilse Imre Ines Ivo Jana Joris Juno Kaya Klaus Lena Levi Lior Lucia Maeve Malik Marta Milan Mira Nadia Nils Noor Olaf Oriel Otto Petra Pia Quinn Rafe Ria Ruben Runa Sami Selma Signe Sol Tarek Tilda Uma Vera Viggo Wren Yara Yuki Zeno',
  lastNames:
    'Abend Achterberg Adeyar Almstad Arvena Baumgar Belcour Berglund Bravik Brandvold Caldera Corvin Dalgard Dekker Drossel Ekholt Elvestad Fairholm Feldmar Fjeldsen Garnier Granholt Haldane Harrow Hjelm Holtby Ibarren Ingvar Jarnefel Jovanik Kalder Kestrel Kvamme Lachlan Lindqvist Lorring Malmgren Marchetto Moravek Nordahl Novak Okafor Orsini Pellam Quist Ravndal Rosmer Sandoval Seljord Sorvino Stroud Sundqvist Tarnow Thorsby Ulven Vance Vestergard Wexley Winther Yarrow Zielke',
  firms:
    'Alder Amberly Ashmoor Balden Birkwood Brackwater Caldmoor Cinderby Copperfield Dovrefell Eastmere Elmhurst Fallowdale Fernleigh Glenrock Greywater Halvard Hartwell Highmoor Ironbridge Juniper Kestrelby Larkfield Lindholm Marlow Mossgate Norderney Oakhaven Osterby Pinecrest Quarrybank Quillon Ravensworth Redcliff Saltmarsh Silverlea Stonebeck Tarnmoor Thornbury Underhill Valemont Velling Westerby Whitcombe Windmere Yewdale',
  trades:
    'Bakery Breweries Clinics Coatings Dairies Electric Fabrics Foods Freight Glass Instruments Joinery Laundries Lighting Logistics Metals Optics Packaging Pharma Plastics Printworks Pumps Robotics Seafood Tools',
  towns:
    'Nord South East West Harbour Upland Lowland Riverside Hilltop Old Town Lakeside Seaview Parkway Junction Midland Coastline',
  titles:
    'Buyer,Logistics,Accounts payable,Plant manager,Owner,Operations,IT lead,Warehouse lead,Quality,Head of office',
  things:
    'label printer,ribbon cassette,print head,handheld scanner,roll of labels,power supply,print portal,invoice,delivery,user account,driver,docking station,barcode template,cutter,spare part,contract,webhook,price list,badge printer,wall mount',
  problems:
    'does not start,prints blank,is torn,stops after ten pages,shows error 31,was charged twice,arrived damaged,cannot be paired,is offline since Monday,prints too light,feeds two at once,needs another address,asks for a password,is missing,jams at the cutter,must be renewed,loses its settings,smears in the cold,is not recognised,should be returned',
  places: 'packing table,hall,gate,dock,counter,lab,line,office,ward,shelf',
  sentences:
    'We noticed it this morning when the first shift began.|It worked until the update last week.|Restarting helps for about an hour and then it is back.|Two other devices beside it behave the same way.|The driver was installed again without any change.|Our customer waits for the parcel and asks daily.|Please tell us whether a technician can come on Thursday.|The light at the back blinks orange twice and then stays dark.|We have tried another cable and another socket.|There is a photograph of the label that we can send.|The order was confirmed but the amount differs from the offer.|Nobody in the team has the rights to change it.|It happens only with the long labels and never with the short ones.|The night shift wrote down the serial number for you.|We would rather exchange the unit than wait for a repair.|Thank you for the quick help the last time.',
} as const;

/** A list of words as an SQL array. */
export function sqlArray(words: keyof typeof WORDS): string {
  const text = WORDS[words];
  const separator = text.includes('|') ? '|' : text.includes(',') ? ',' : ' ';
  return `array[${text
    .split(separator)
    .map((word) => `'${word.replaceAll("'", "''")}'`)
    .join(',')}]`;
}
