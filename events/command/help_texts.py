"""What `--help` says of the command and of each subcommand, beside the list of its options."""

from __future__ import annotations

DESCRIPTION = """\
Reads news text and shows it as a timeline: what happened, when, who did it, and who says so.
Without a command, opens the dashboard in the browser on an example story. Nothing leaves this
machine."""
MORE = """\
examples:
  dateline                                         the dashboard on the example story
  dateline serve article.txt                       the dashboard on an article
  dateline extract article.txt                     its timeline as JSON
  dateline extract article.txt -o story.html       ... as a page to open or to send
  dateline extract stories/ -o events.csv          ... of many articles, for a spreadsheet
  dateline storyline stories/ -o story.md          ... as one storyline: what agrees, what does not
  dateline extract - --published "20 May 2015" < article.txt

`dateline COMMAND --help` tells the options of a command.
exit status: 0 done, 1 some inputs failed (each is named, the others are written), 2 wrong usage"""
SERVE = """\
Opens the dashboard in the browser, on the given articles or on an example story. Several articles
are joined to one story: what happened, and all who tell it. It answers this machine only; Ctrl+C
stops it."""
SERVE_MORE = """\
examples:
  dateline serve article.txt --published "20 May 2015"
  dateline serve reports/                                  all articles of a folder as one story
  dateline serve story.json --port 8600 --no-browser       a timeline exported earlier
  dateline serve archive/                                  an archive of many timelines"""
EXTRACT = """\
Writes the timeline of articles: of all of them together, or of each on a line of its own (jsonl).
“On Wednesday” counts from the day the article came out. That day is looked for in the article; if
it is not found, the command says so and leaves such times without a date: give the day with
--published."""
EXTRACT_MORE = """\
examples:
  dateline extract article.txt                             as JSON, to standard output
  dateline extract article.txt -o story.md                 the name of the file tells the format
  dateline extract many.jsonl -o timelines.jsonl --jobs 4  one article a line; --resume goes on
  dateline extract article.txt --format csv | head
  dateline extract many.jsonl -o many/ --partition 1000    for an archive; run again, it goes on

`dateline formats` says what each format is good for."""
STORYLINE = """\
Writes one storyline of many articles: actors of one name become one, and so does what several
articles tell of; the articles are sorted into stories, and what they do not agree on is shown."""
STORYLINE_MORE = """\
examples:
  dateline storyline flood/ -o flood.json                  a folder of articles
  dateline storyline flood/ -o flood.md                    its days, who tells of them, and how
  dateline storyline many.jsonl -o flood.csv --jobs 2      one row a happening

`dateline formats` says what each format is good for."""
PARTITION = (
    "write to the folder FOLDER given with -o: for each N articles a partition of Parquet and "
    "packed JSON Lines; those that are there are skipped"
)
ARCHIVE = """\
An archive is a folder of timelines, of millions of events, that is asked for some of them."""
ARCHIVE_MORE = """\
examples:
  dateline archive build many/ -o archive/                 of partitions that extract has written
  dateline archive build more/ -o archive/                 more of them, later; nothing comes twice
  dateline archive query archive/ --actor "Anna Kell" --from 2015 -o kell.csv"""
BUILD = """\
Puts timelines into an archive, which is made where there is none: partitions that dateline extract
--partition has written, JSON or JSON Lines of timelines, or articles, which are analysed. What is
in it already is not added again."""
BUILT_OF = "a folder of partitions, a file of timelines, or articles of any kind that is read"
INTO = "the archive, a folder: a new or an empty one, or an archive that there is"
QUERY = """\
Writes events of an archive: those that pass every filter, the most salient of them, earliest first.
A filter that is given again takes either."""
QUERY_MORE = """\
examples:
  dateline archive query archive/ --words "bridge collapse" --kind OCCURRENCE --limit 20
  dateline archive query archive/ --place Harar --from 2014 --to "May 2015" --format csv"""
ACTOR = "who has a part in it, by the name that the timelines give, whatever its case"
PLACE = "where it happened"
SOURCE = "who says so, or who published it"
CERTAINTY = "how sure the date is"
KIND = "the TimeML class"
WORDS = "words, or beginnings of words, of the label, the sentence or the source; all of them"
FROM = "the first day, month or year: 2015-05-20, May 2015, 1998, 44 BC"
TO = "the last one"
LIMIT = "so many events at most (1000)"
ANSWER = "json (with the number of all that were found), csv or parquet; else as FILE ends"
ENGINE = "who writes the partitions: processes of this machine (local), or a Dask cluster (dask)"
SCHEDULER = (
    "the Dask cluster, tcp://10.0.0.1:8786, say; without it one of --jobs workers is started"
)
JOBS = "so many processes at work (default: 1)"
TIMES = """\
Writes only the time expressions, as JSON: the words, their TIMEX3 type and value, and the interval
that they mean. Only sentences in which a time hangs on the words beside it are parsed."""
TIMES_MORE = """\
example:
  echo "It closed last Friday." | dateline times - --published 2015-05-20"""
FORMATS = "Lists what can be read and written, and what each is good for."
PUBLISHED = (
    "the day the articles came out, in place of what they say of it: 20 May 2015, 2015-05-20"
)
DOMAIN = (
    "how the texts reckon: news (from publication), narrative (from the date last spoken of), "
    "auto (as each text tells; the default)"
)
HOST = "answer to this name of the machine, too, as that of a proxy before it; may be given again"
ALLOW = "let a path typed in the page open what lies in FOLDER, too; may be given again"
TIMES_FORMAT = "json (one object, the default), or jsonl (one a line, written as they are read)"
COMPLETION = 'print the completion for a shell: eval "$(dateline --print-completion bash)" tries it'
RESUME = "do only what FILE, or an interrupted run that was to write it, lacks (jsonl)"
OUTPUT = "write to a file, whole or not at all; without it, to standard output"
FORMAT = "{formats}; if not given, the one that the name of FILE tells, or json"
