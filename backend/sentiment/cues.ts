/**
 * Phrases by which customers of a support desk say how they feel without words of feeling: that they wait, that it happened
 * again, that they will leave. General texts hardly teach these; what each weighs is fitted on `samples/tuning.tsv`.
 */

/** Each cue with what it is found by, in a text of lower case with straight apostrophes. */
export const CUES: Readonly<Record<string, RegExp>> = {
  waiting:
    /\bstill (?:waiting|no |not |nothing|have(?:n't| not)|cannot|can't|broken)|\b(?:been|am|are) waiting\b|\bwaited\b|\bany news\b|\bany update\b|\bto this day\b/,
  again:
    /\b(?:second|third|fourth|fifth|third|2nd|3rd|4th|5th) (?:time|e-?mail|invoice|ticket)|\bonce more\b|\b(?:back|yet) again\b|\bagain\b.{0,40}!|\b(?:three|four|five|six|several|many|\d+) times\b|\bevery (?:single )?time\b|^again\b|\bkeeps? \w+ing\b/,
  silence:
    /\b(?:no|without|never|not|n't)(?: \w+){0,4} (?:reply|replies|response|answer|answered|replied|call(?:ed)? back|word)\b|\bnobody\b|\bno one\b|\bignor(?:e|ed|ing)\b|\bgot back to me\b|\bis anybody\b|\bfinally look\b/,
  broken:
    /\b(?:does|do|did|is|has|have)(?:n't| not)(?: \w+)? (?:work|working|worked|help|helped|start|load|open)\b|\bstopped working\b|\bcrash(?:es|ed|ing)?\b|\bis down\b|\bbroken?\b|\bdamaged\b|\bcracked\b|\bunusable\b|\bnever (?:worked|arrived|comes?)\b|\boffline since\b/,
  wrong:
    /\bwrong (?:item|size|product|amount|address|invoice|order|vat|number)|\bis wrong\b|\bnot what i\b|\bmissing\b|\bincorrect\b|\bovercharged\b|\bcharged (?:me )?twice\b|\b(?:worse|gone)\b/,
  leaving:
    /\b(?:cancel|terminate|close|delete) (?:my|our|the|this) (?:\w+ )?(?:contract|subscription|account|order|membership)|\bswitch(?:ing)? to\b|\banother provider\b|\bsomeone else\b|\bcompetitor|\blawyer\b|\blegal\b|\bleave a review\b/,
  money:
    /\brefund\b|\bmoney back\b|\breimburse|\bcompensat|\blosing money\b|\blost (?:half|money|orders|a )|\bcost us\b/,
  unacceptable:
    /\bunacceptable\b|\bnot acceptable\b|\bridiculous\b|\bunbelievable\b|\bdisgrace|\bnot (?:fair|a solution)\b|\bfed up\b|\bhad enough\b|\bwaste(?:d)?\b|\bescalate\b|\bcomplaint\b|\bfor nothing\b|\bexpected (?:more|better)\b|\ba joke\b|\bshame\b/,
  promised:
    /\bpromised\b|\bwas told\b|\bwere told\b|\bsupposed to\b|\balthough you\b|\bso much for\b|\bhow (?:hard|is it possible)\b/,
  urgent: /\burgent(?:ly)?\b|\bimmediate(?:ly)?\b|\basap\b|\bat once\b|\bby tomorrow\b/,
  solved:
    /\b(?:that|it|this|everything|all|which)(?:'s| is| has)?(?: \w+)? (?:worked|works|solved|fixed|running|sorted|resolved)\b|\b(?:problem|issue|now|yes),? (?:is )?(?:solved|fixed|resolved|sorted|works)\b|\bworks? (?:now|again|perfectly|like a charm)\b|\bgot it working\b|\bdid the trick\b|\bdoes the trick\b|\bcan close (?:this|the)\b|\ball good\b|^(?:works|fixed|solved)\b/,
  thanks:
    /\bthank(?:s| you)(?: \w+){0,3} (?:much|lot|million|help|quick|fast|fixing|so|kind|support)\b|\bmany thanks\b|\bmuch appreciated\b|\b(?:really|very much) appreciate\b|\bappreciate (?:it|you)\b|\bcheers\b|\bthank you for (?:the|your|fixing|explaining|getting|staying)\b/,
  praise:
    /\b(?:great|excellent|best|good|wonderful|fantastic|brilliant|amazing|super|perfect) (?:support|service|job|work|help|team|experience)\b|\brecommend(?:ed)?\b|\bwell done\b|\bperfect\b|\bsaved my\b|\bhats off\b|\bimpress(?:ed|ive)\b|\bhappy with\b|\bpleased\b|\bsatisfied\b|\bhelpful\b/,
  question:
    /^(?:hi|hello|dear \w+)?,? ?(?:how|where|which|what|when|can|could|do|does|is it possible|may)\b[^.!]*\?$/,
};

/** The names of the cues in a text. */
export function findCues(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('’', "'").trim();
  return Object.keys(CUES).filter((name) => CUES[name]?.test(plain));
}
