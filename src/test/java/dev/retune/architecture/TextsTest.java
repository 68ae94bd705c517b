package dev.retune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final Path BUNDLES = Path.of("src/main/resources/dev/retune/common/i18n");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

  private static Map<String, String> all(String language) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String bundle : Texts.BUNDLES) {
      // also sees a key that is twice in one file, of which a plain load keeps the last
      Properties properties =
          new Properties() {
            @Override
            public synchronized Object put(Object k, Object v) {
              assertThat(all.put((String) k, (String) v)).as("duplicate key %s", k).isNull();
              return super.put(k, v);
            }
          };
      try (var reader =
          Files.newBufferedReader(BUNDLES.resolve(bundle + "_" + language + ".properties"))) {
        properties.load(reader);
      }
    }
    return all;
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var walk = Files.walk(Path.of("src/main"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".java") || file.toString().endsWith(".fxml")) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }

  private static Set<String> placeholders(String pattern) {
    Matcher matcher = PLACEHOLDER.matcher(pattern);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void idsAreNotGroupedByThousands() throws IOException {
    // "topic 12,345" cannot be copied into the next command
    Pattern grouped =
        Pattern.compile("([Tt]opic|[Pp]roposal|[Bb]urst|decision|conversation|Run|Answer) \\{\\d}");
    assertThat(all("en"))
        .allSatisfy(
            (key, text) -> {
              // the id there is the source's own, which need not be a number
              if (!key.equals("feedback.row.waits")) {
                assertThat(text).as(key).doesNotContainPattern(grouped);
              }
            });
    assertThat(new Texts(Locale.ENGLISH).get("clustering.noTopic", 99_999L)).contains("99999");
  }

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(all("ko").keySet()).isEqualTo(all("en").keySet());
  }

  @Test
  void bothLanguagesNameTheSameThings() throws IOException {
    Map<String, String> korean = all("ko");
    all("en")
        .forEach(
            (key, text) ->
                assertThat(placeholders(korean.getOrDefault(key, "")))
                    .as(key)
                    .isEqualTo(placeholders(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void everySentenceIsAPattern(String language) throws IOException {
    all(language)
        .forEach(
            (key, text) -> assertThat(new MessageFormat(text, Locale.ROOT)).as(key).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void noSentenceHasALoneApostrophe(String language) throws IOException {
    // MessageFormat drops a single apostrophe and ignores placeholders after it
    assertThat(
            all(language).entrySet().stream()
                .filter(e -> e.getValue().replace("''", "").contains("'"))
                .map(Map.Entry::getKey))
        .isEmpty();
  }

  /** {@code ProbabilityFormatter} writes the sign, too: a tiny p-value is not 0. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void noSentenceFormatsProbabilitiesItself(String language) throws IOException {
    Pattern pattern = Pattern.compile("\\bp *= *[{0-9]");
    assertThat(
            all(language).entrySet().stream()
                .filter(e -> pattern.matcher(e.getValue()).find())
                .map(Map.Entry::getKey))
        .isEmpty();
  }

  @Test
  void koreanSentencesAreKorean() throws IOException {
    Pattern hangul = Pattern.compile("[가-힣]");
    Pattern word = Pattern.compile("[A-Za-z]{4,} [A-Za-z]{3,} [A-Za-z]{3,}");
    assertThat(
            all("ko").entrySet().stream()
                .filter(
                    e -> word.matcher(e.getValue()).find() && !hangul.matcher(e.getValue()).find())
                .map(Map.Entry::getKey))
        .isEmpty();
  }

  /** One politeness, one word for a thing and one counter for each kind of thing. */
  @Test
  void koreanIsConsistent() throws IOException {
    Pattern other =
        Pattern.compile(
            "십시오|겠습니까|구절|게이트|승격|95% 구간|}님|싫어요 (약 )?\\{[^}]*}개|(답변|문서|질문) \\{[^}]*}건|과\\(와\\)|가\\(이\\)");
    assertThat(all("ko")).allSatisfy((key, text) -> assertThat(text).doesNotContainPattern(other));
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    String sources = sources();
    // a key built from a prefix, such as "reasons.code." + code, counts by its prefix
    Set<String> unused =
        all("en").keySet().stream()
            .filter(
                key -> !sources.contains("\"" + key + "\"") && !sources.contains("%" + key + "\""))
            .filter(key -> !usedByStem(key, sources))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unused).isEmpty();
  }

  private static boolean usedByStem(String key, String sources) {
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      if (key.indexOf('.') < dot && sources.contains("\"" + key.substring(0, dot + 1) + "\"")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyKeyThatIsNamedExists() throws IOException {
    Set<String> keys = all("en").keySet();
    Set<String> features = new HashSet<>(Texts.BUNDLES);
    features.add("stage");
    Matcher named =
        Pattern.compile(
                "(?:\"|\"%)("
                    + String.join("|", features)
                    + ")(\\.[a-z][A-Za-z0-9_.]*[A-Za-z0-9])\"")
            .matcher(sources());
    Set<String> missing = new TreeSet<>();
    while (named.find()) {
      String key = named.group(1) + named.group(2);
      boolean stem = keys.stream().anyMatch(k -> k.startsWith(key + "."));
      boolean file =
          key.endsWith(".sh")
              || key.endsWith(".fxml")
              || key.endsWith(".css")
              || key.endsWith(".json")
              || key.endsWith(".properties");
      if (!keys.contains(key) && !stem && !file) {
        missing.add(key);
      }
    }
    assertThat(missing).as("add these to both bundles").isEmpty();
  }
}
