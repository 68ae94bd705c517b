package dev.retune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table may appear only in the SQL of its owner; other packages use the owner's API. The owner
 * is the package of the table's entity, or the one listed here.
 */
class TableOwnershipTest {
  private static final Path MAIN = Path.of("src/main/java/dev/retune");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final Map<String, String> WITHOUT_ENTITY =
      Map.ofEntries(
          Map.entry("audit", "persistence"),
          Map.entry("conversation_evaluation", "feedback"),
          Map.entry("day_rollup", "feedback"),
          Map.entry("sync_watermark", "feedback"),
          Map.entry("workspace_mark", "feedback"),
          Map.entry("review_policy", "review"),
          Map.entry("review_flag", "review"),
          Map.entry("written_decision", "review"),
          Map.entry("topic", "clustering"),
          Map.entry("topic_text", "clustering"),
          Map.entry("topic_proposal", "clustering"),
          Map.entry("topic_proposal_text", "clustering"),
          Map.entry("topic_revision", "clustering"),
          Map.entry("topic_point", "clustering"),
          Map.entry("topic_grouping", "clustering"),
          Map.entry("topic_finding", "clustering"),
          Map.entry("topic_map", "clustering"),
          Map.entry("topic_decision", "clustering"),
          Map.entry("topic_decision_text", "clustering"),
          Map.entry("topic_decision_topic", "clustering"),
          Map.entry("vote_topic", "feedback"),
          Map.entry("answer_topic", "feedback"),
          Map.entry("text_vector", "clustering"),
          Map.entry("embedding_job", "cluster"),
          Map.entry("embedding_job_part", "cluster"),
          Map.entry("passage_vector", "cluster"),
          Map.entry("live_index", "index"),
          Map.entry("live_prompt", "prompting"),
          Map.entry("prompt_case", "prompting"),
          Map.entry("prompt_proposal", "prompting"),
          Map.entry("prompt_call", "prompting"),
          Map.entry("prompt_preference", "prompting"),
          Map.entry("index_overlay", "index"),
          Map.entry("knowledge_item", "knowledge"),
          Map.entry("knowledge_fix", "knowledge"),
          Map.entry("knowledge_revision", "knowledge"),
          Map.entry("knowledge_citation", "knowledge"),
          Map.entry("knowledge_trial", "knowledge"),
          Map.entry("knowledge_trial_revision", "knowledge"),
          Map.entry("knowledge_draft", "knowledge"),
          Map.entry("publish_target", "publishing"),
          Map.entry("publication", "publishing"),
          Map.entry("lease", "scheduling"),
          Map.entry("scheduled_tasks", "scheduling"),
          Map.entry("held_vote", "collector"),
          Map.entry("vote_burst", "collector"),
          Map.entry("request_key", "collector"),
          Map.entry("trace_span", "collector"),
          Map.entry("trace_vote", "collector"));

  /** These packages copy all tables. */
  private static final Set<String> COPYING = Set.of("backup", "export");

  private static final Pattern LITERAL =
      Pattern.compile(
          "\"\"\"(?<block>.*?)\"\"\"|\"(?<line>(?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);
  private static final Pattern ENTITY =
      Pattern.compile(
          "@Table\\(name = \"(?<table>\\w+)\"\\).*?class (?<name>\\w+)", Pattern.DOTALL);
  private static final Pattern SCHEMA =
      Pattern.compile(
          "(?<verb>CREATE|DROP) TABLE (?:IF EXISTS )?(?<table>\\w+)", Pattern.CASE_INSENSITIVE);

  @Test
  void everyTableHasAnOwner() {
    assertThat(owners().keySet()).containsAll(tables());
    assertThat(tables()).containsAll(WITHOUT_ENTITY.keySet());
  }

  @Test
  void tablesAreNamedByTheirOwnersOnly() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void whatTheSearchFinds() {
    assertThat(named("\"select 1 from \" + \"audit a\"", "audit")).isTrue();
    assertThat(named("\"\"\"\n  update audit\n  set\"\"\"", "audit")).isTrue();
    assertThat(named("\"from RunEntity, audit\"", "audit")).isTrue();
    assertThat(named("\"in the audit\"; audit.from(audit);", "audit")).isFalse();
  }

  /** Returns package and table of each access outside the owner. */
  private static SortedSet<String> violations() {
    Map<String, String> owners = owners();
    SortedSet<String> found = new TreeSet<>();
    for (Path file : sources()) {
      String feature = feature(file);
      if (COPYING.contains(feature)) {
        continue;
      }
      String code = text(file);
      owners.forEach(
          (name, owner) -> {
            if (!owner.equals(feature) && named(code, name)) {
              found.add(feature + " " + name);
            }
          });
    }
    return found;
  }

  /** Returns owners by table and by entity name. */
  private static Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>(WITHOUT_ENTITY);
    for (Path file : sources()) {
      Matcher entity = ENTITY.matcher(text(file));
      while (entity.find()) {
        owners.put(entity.group("table"), feature(file));
        owners.put(entity.group("name"), feature(file));
      }
    }
    return owners;
  }

  private static boolean named(String code, String table) {
    StringBuilder sql = new StringBuilder();
    Matcher literal = LITERAL.matcher(code.replaceAll("\"\\s*\\+\\s*\"", ""));
    while (literal.find()) {
      String block = literal.group("block");
      sql.append(block != null ? block : literal.group("line")).append('\n');
    }
    String place = "(?i)\\b(?:from|join|into|update|table)\\s+" + table + "\\b";
    String listed = "(?i)\\bfrom\\s+[\\w ]+,\\s*" + table + "\\b";
    return Pattern.compile(place).matcher(sql).find()
        || Pattern.compile(listed).matcher(sql).find();
  }

  /** Returns the tables after all migrations. */
  private static Set<String> tables() {
    Set<String> tables = new TreeSet<>();
    Map<Integer, Path> inOrder = new TreeMap<>();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      files.forEach(
          file ->
              inOrder.put(
                  Integer.parseInt(file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1")),
                  file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path file : inOrder.values()) {
      Matcher step = SCHEMA.matcher(text(file));
      while (step.find()) {
        boolean made = step.group("verb").equalsIgnoreCase("create");
        var _ = made ? tables.add(step.group("table")) : tables.remove(step.group("table"));
      }
    }
    return tables;
  }

  private static String feature(Path file) {
    return MAIN.relativize(file).getName(0).toString();
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
