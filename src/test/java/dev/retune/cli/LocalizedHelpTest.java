package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.terminal.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of every command is in Korean, too, and says what the English says. */
class LocalizedHelpTest {
  private static final Path BUNDLE =
      Path.of("src/main/resources/dev/retune/common/i18n/help_ko.properties");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");
  private static final Pattern NAME =
      Pattern.compile("\\$\\{[^}]+}|--[a-z][a-z-]*|%n|retune [a-z]+|[A-Z][A-Z_0-9]{3,}|\"[^\"]*\"");
  private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9])[0-9]+");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * One text of the help.
   *
   * @param command whose help it is in
   * @param keys the keys it is looked up by without the command's path, the first that exists wins
   */
  private record HelpText(String command, List<String> keys, String english, String korean) {
    boolean isTranslated() {
      return !english.isBlank() && !HANGUL.matcher(english).find() && HANGUL.matcher(korean).find();
    }

    boolean namesTheSame() {
      return found(NAME, korean).equals(found(NAME, english))
          && found(NUMBER, korean).containsAll(found(NUMBER, english));
    }

    String key(Set<String> existing) {
      return keys.stream()
          .flatMap(key -> Stream.of(command + "." + key, key))
          .filter(existing::contains)
          .findFirst()
          .orElse("no Korean for " + command + " " + keys);
    }
  }

  private CommandLineInterface cli(Locale language) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new CommandLineInterface(
        _ -> {
          throw new IllegalStateException("opened");
        },
        _ -> ExitCodes.FAILED,
        stream,
        stream,
        false,
        () -> language);
  }

  private String help(String line) {
    assertThat(cli(Locale.KOREA).run(line.split(" "))).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private CommandSpec root(Locale language) {
    CommandLine line = cli(language).all();
    assertThat(line.getHelp()).isNotNull();
    return line.getCommandSpec();
  }

  private List<HelpText> texts() {
    List<HelpText> found = new ArrayList<>();
    collect(root(Locale.ENGLISH), root(Locale.KOREAN), found);
    return found;
  }

  private static void collect(CommandSpec english, CommandSpec korean, List<HelpText> found) {
    String command = english.qualifiedName(".");
    english.interpolateVariables(false);
    korean.interpolateVariables(false);
    UsageMessageSpec from = english.usageMessage();
    UsageMessageSpec to = korean.usageMessage();
    Map<String, String[]> parts = new HashMap<>();
    parts.put("usage.synopsisHeading", new String[] {from.synopsisHeading(), to.synopsisHeading()});
    parts.put(
        "usage.commandListHeading",
        new String[] {from.commandListHeading(), to.commandListHeading()});
    parts.put("usage.header", new String[] {joined(from.header()), joined(to.header())});
    parts.put(
        "usage.description", new String[] {joined(from.description()), joined(to.description())});
    parts.put(
        "usage.descriptionHeading",
        new String[] {from.descriptionHeading(), to.descriptionHeading()});
    parts.put(
        "usage.optionListHeading", new String[] {from.optionListHeading(), to.optionListHeading()});
    parts.put(
        "usage.parameterListHeading",
        new String[] {from.parameterListHeading(), to.parameterListHeading()});
    parts.put("usage.footer", new String[] {joined(from.footer()), joined(to.footer())});
    parts.forEach(
        (key, text) -> {
          if (!text[0].isBlank()
              || (key.equals("usage.description") && from.header().length == 0)) {
            found.add(new HelpText(command, List.of(key), text[0], text[1]));
          }
        });
    for (int i = 0; i < english.args().size(); i++) {
      ArgSpec one = english.args().get(i);
      found.add(
          new HelpText(
              command,
              keys(one),
              joined(one.description()),
              joined(korean.args().get(i).description())));
    }
    english
        .subcommands()
        .forEach(
            (name, sub) ->
                collect(
                    sub.getCommandSpec(),
                    Objects.requireNonNull(korean.subcommands().get(name), name).getCommandSpec(),
                    found));
  }

  private static List<String> keys(ArgSpec arg) {
    Stream<String> names =
        switch (arg) {
          case OptionSpec option ->
              Stream.of(option.names()).map(name -> name.replaceFirst("^-+", ""));
          case PositionalParamSpec parameter ->
              Stream.of(parameter.paramLabel() + "[" + parameter.index() + "]");
          default -> Stream.empty();
        };
    return Stream.concat(Stream.of(arg.descriptionKey()), names)
        .filter(key -> !key.isEmpty())
        .toList();
  }

  private static String joined(String... lines) {
    return String.join("\n", lines);
  }

  private static Set<String> keysOfBundle() throws IOException {
    Properties bundle = new Properties();
    try (var reader = Files.newBufferedReader(BUNDLE)) {
      bundle.load(reader);
    }
    return bundle.stringPropertyNames().stream()
        .map(key -> key.replaceFirst("\\.[0-9]$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyTextIsKorean() {
    List<HelpText> texts = texts();
    assertThat(texts).hasSizeGreaterThan(500);
    assertThat(texts.stream().filter(text -> !text.isTranslated())).isEmpty();
  }

  @Test
  void bothLanguagesNameTheSameThings() {
    assertThat(texts().stream().filter(text -> !text.namesTheSame())).isEmpty();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyKeyIsUsedAndASharedOneIsOneText() throws IOException {
    Set<String> existing = keysOfBundle();
    Map<String, Set<String>> english = new HashMap<>();
    texts()
        .forEach(
            text ->
                english
                    .computeIfAbsent(text.key(existing), _ -> new TreeSet<>())
                    .add(text.english()));
    Set<String> unused = new TreeSet<>(existing);
    unused.removeAll(english.keySet());
    assertThat(unused).as("not used").isEmpty();
    // without a command's path a key would take the text of another option of the same name
    assertThat(english).allSatisfy((key, texts) -> assertThat(texts).as(key).hasSize(1));
  }

  @Test
  void koreanIsConsistent() throws IOException {
    assertThat(Files.readString(BUNDLE))
        .doesNotContainPattern("십시오|겠습니까|구절|게이트|승격|과\\(와\\)|가\\(이\\)");
  }

  @Test
  void noTextIsReadUntilHelpIsPrinted() {
    CommandLine line = cli(Locale.KOREAN).all();
    assertThat(line.getCommandSpec().resourceBundle()).isNull();
    assertThat(line.getHelp()).isNotNull();
    assertThat(line.getCommandSpec().resourceBundle()).isNotNull();
  }

  @Test
  void isPrintedInKorean() {
    assertThat(help("report --help"))
        .isEqualToNormalizingNewlines(
            """
            사용법: retune report [-hV] [--again] [--json] [--send] [--as-of=INSTANT]
                                  [--database=URL] [--home=DIR] [--week=WEEK]
            주간 보고서를 Block Kit으로 출력합니다. --send를 붙여야만 보냅니다.
                  --again           이미 보냈어도 다시 보냅니다.
                  --as-of=INSTANT   현재로 볼 시각. 예: 2026-11-15T00:00:00Z
                  --database=URL    작업 공간 데이터베이스, H2 또는 PostgreSQL(또는
                                      RETUNE_DATABASE)
              -h, --help            이 도움말을 표시하고 끝냅니다.
                  --home=DIR        이 설치의 모든 데이터가 있는 폴더(또는 RETUNE_HOME)
                  --json            표준 출력에는 JSON 문서 하나만, 나머지는 모두 표준 오류
                                      에 출력합니다.
                  --send            설정된 Slack 채널로 보냅니다.
              -V, --version         버전을 표시하고 끝냅니다.
                  --week=WEEK       예: 2026-W45 (기본값: 마지막으로 끝난 주)
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help help", "reembed --help", "prompt run --help"})
  void columnsAreAligned(String line) {
    List<String> lines = help(line).lines().toList();
    assertThat(lines).allSatisfy(one -> assertThat(columns(one)).as(one).isLessThanOrEqualTo(80));
    List<String> synopsis =
        lines.stream()
            .dropWhile(one -> !one.startsWith("사용법: "))
            .skip(1)
            .takeWhile(one -> one.startsWith("  "))
            .toList();
    int name = columns("사용법: " + (line.startsWith("-") ? "retune " : "retune " + command(line)));
    assertThat(synopsis)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.length() - one.stripLeading().length()).isEqualTo(name));
  }

  private static String command(String line) {
    String name = line.replace(" --help", "");
    return (name.equals("help help") ? "help" : name) + " ";
  }

  /** Hangul takes two columns of a terminal. */
  private static int columns(String line) {
    return IntStream.range(0, line.length())
        .map(i -> HANGUL.matcher(line.substring(i, i + 1)).matches() ? 2 : 1)
        .sum();
  }
}
