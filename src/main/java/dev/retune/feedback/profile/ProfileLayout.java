package dev.retune.feedback.profile;

import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.SourceDialect;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a product stores feedback: the tables of some of its versions, or a format of
 * its exports.
 *
 * @param name name, unique within the profile
 * @param databases databases that it is read from; empty for a format of files
 * @param files formats of files that it is read from; empty for databases
 * @param requires tables and the columns that the queries need; for files the keys of {@link
 *     #RECORD}, as JSON Pointers or column names
 * @param records JSON Pointer to the array of records in a document; empty when the document is the
 *     array
 * @param indexes JSON Pointers to keys that the queries join on
 * @param repeats whether identical records of files are records of their own
 * @param candidates queries of the possible values of parameters
 * @param conversations query of the answers
 * @param votes query of the votes
 * @param documents query of the knowledge
 * @param evaluations query of scores that are no users' votes
 * @param leftOut rows that are not read, for the explanation
 * @param notice said whenever a source is checked
 */
public record ProfileLayout(
    String name,
    Set<SourceDialect> databases,
    Set<ProfileFileFormat> files,
    Map<String, List<String>> requires,
    Optional<String> records,
    List<String> indexes,
    boolean repeats,
    Map<String, ProfileQuery> candidates,
    Optional<ProfileQuery> conversations,
    Optional<ProfileQuery> votes,
    Optional<ProfileQuery> documents,
    Optional<ProfileQuery> evaluations,
    List<LeftOutRows> leftOut,
    Optional<ProfileText> notice) {
  /** The table of the records of files. */
  public static final String RECORD = "record";

  /** Applies the defaults of values missing in a file. */
  public ProfileLayout(
      @Nullable String name,
      @Nullable Set<SourceDialect> databases,
      @Nullable Set<ProfileFileFormat> files,
      @Nullable Map<String, List<String>> requires,
      Optional<String> records,
      @Nullable List<String> indexes,
      boolean repeats,
      @Nullable Map<String, ProfileQuery> candidates,
      Optional<ProfileQuery> conversations,
      Optional<ProfileQuery> votes,
      Optional<ProfileQuery> documents,
      Optional<ProfileQuery> evaluations,
      @Nullable List<LeftOutRows> leftOut,
      Optional<ProfileText> notice) {
    this.name = Objects.requireNonNullElse(name, "");
    this.databases = Set.copyOf(Objects.requireNonNullElse(databases, Set.of()));
    this.files = Set.copyOf(Objects.requireNonNullElse(files, Set.of()));
    this.requires = Map.copyOf(Objects.requireNonNullElse(requires, Map.of()));
    this.records = records;
    this.indexes = List.copyOf(Objects.requireNonNullElse(indexes, List.of()));
    this.repeats = repeats;
    this.candidates = Map.copyOf(Objects.requireNonNullElse(candidates, Map.of()));
    this.conversations = conversations;
    this.votes = votes;
    this.documents = documents;
    this.evaluations = evaluations;
    this.leftOut = List.copyOf(Objects.requireNonNullElse(leftOut, List.of()));
    this.notice = notice;
  }

  /** A key of a record as a JSON Pointer; a name without a slash is a key of the record itself. */
  public static String pointer(String key) {
    return key.startsWith("/") ? key : "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The query of a kind of rows. */
  public Optional<ProfileQuery> query(RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> documents;
      case CONVERSATION -> conversations;
      case VOTE -> votes;
      case EVALUATION -> evaluations;
    };
  }
}
