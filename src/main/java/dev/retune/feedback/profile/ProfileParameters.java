package dev.retune.feedback.profile;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceQuery;
import dev.retune.feedback.source.SourceQueryFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives the parameters of a profile their values: those in the mapping, or the only one that the
 * source has.
 */
public final class ProfileParameters {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern USE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");
  private static final int LISTED = 100;

  private final SourceDatabase database;
  private final SourceMapping mapping;

  /**
   * For a source.
   *
   * @param mapping has the values that the user has chosen
   */
  public ProfileParameters(SourceDatabase database, SourceMapping mapping) {
    this.database = database;
    this.mapping = mapping;
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The parameters that a layout's queries use. */
  static Set<String> used(ProfileLayout layout, Set<String> names) {
    return Stream.concat(
            Arrays.stream(RowKind.values()).map(layout::query).flatMap(Optional::stream),
            layout.leftOut().stream().map(LeftOutRows::count))
        .flatMap(query -> used(query, names).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> used(ProfileQuery query, Set<String> names) {
    return query.byDialect().values().stream()
        .flatMap(sql -> USE.matcher(sql).results().map(use -> use.group(1)))
        .filter(names::contains)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * The layout with values in place of parameters. Queries for whose parameter the source has no
   * value are left out.
   *
   * @throws InvalidInputException when a value must be chosen, or one that was chosen does not
   *     exist
   */
  public LayoutMatch bound(String source, LayoutMatch match) throws SQLException {
    SourceProfile profile = match.profile();
    Set<String> names = profile.parameters().keySet();
    for (String given : mapping.parameters().keySet().stream().sorted().toList()) {
      if (!names.contains(given)) {
        throw new InvalidInputException(
            "feedback.profile.unknownParameter",
            source,
            profile.name(),
            given,
            names.isEmpty() ? "-" : String.join(", ", new TreeSet<>(names)));
      }
    }
    Map<String, List<String>> values = new TreeMap<>();
    Set<String> absent = new TreeSet<>();
    for (String name : used(match.layout(), names)) {
      List<String> chosen = values(source, match, name);
      if (chosen.isEmpty()) {
        absent.add(name);
      } else {
        values.put(name, chosen);
      }
    }
    if (values.isEmpty() && absent.isEmpty()) {
      return match;
    }
    ProfileLayout layout = bound(match, values, absent);
    if (Arrays.stream(RowKind.values()).map(layout::query).allMatch(Optional::isEmpty)) {
      ProfileText label = label(profile, absent.iterator().next());
      throw new InvalidInputException("feedback.profile.noCandidate", source, label);
    }
    return new LayoutMatch(
        profile, layout, match.missingTables(), match.missing(), match.required());
  }

  /** The parameters of a layout, with what the source has for them and what is used. */
  public List<ParameterChoice> choices(LayoutMatch match) throws SQLException {
    List<ParameterChoice> choices = new ArrayList<>();
    for (String name : used(match.layout(), match.profile().parameters().keySet())) {
      ProfileParameter parameter = parameter(match.profile(), name);
      List<String> found = candidates(match, name);
      List<String> given = given(name);
      boolean evident =
          found.size() == 1 && !parameter.optional() && parameter.isEvident(found.getFirst());
      choices.add(
          new ParameterChoice(
              name,
              parameter.label(),
              parameter.single(),
              parameter.optional(),
              found,
              given.isEmpty() && evident ? found : given));
    }
    return choices;
  }

  private List<String> given(String name) {
    return Optional.ofNullable(mapping.parameters().get(name))
        .map(AllowedValues::values)
        .orElse(List.of());
  }

  private List<String> values(String source, LayoutMatch match, String name) throws SQLException {
    ProfileText label = label(match.profile(), name);
    List<String> found = candidates(match, name);
    List<String> given = given(name);
    for (String value : given) {
      if (value.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
        throw new InvalidInputException("feedback.profile.badValue", source, name);
      }
      if (!found.isEmpty() && !found.contains(value)) {
        throw new InvalidInputException(
            "feedback.profile.noSuchValue", source, value, label, String.join(", ", found));
      }
    }
    ProfileParameter parameter = parameter(match.profile(), name);
    if (parameter.single() && given.size() > 1) {
      throw new InvalidInputException(
          "feedback.profile.oneValue", source, name, String.join(", ", given));
    }
    if (!given.isEmpty()) {
      return given;
    }
    if (parameter.optional()) {
      return List.of();
    }
    if (found.size() > 1 || found.stream().anyMatch(value -> !parameter.isEvident(value))) {
      throw new InvalidInputException(
          "feedback.profile.choose", source, label, String.join(", ", found), name);
    }
    return found;
  }

  private static ProfileText label(SourceProfile profile, String name) {
    return parameter(profile, name).label();
  }

  private static ProfileParameter parameter(SourceProfile profile, String name) {
    return Objects.requireNonNull(profile.parameters().get(name), name);
  }

  private List<String> candidates(LayoutMatch match, String name) throws SQLException {
    ProfileQuery candidates = Objects.requireNonNull(match.layout().candidates().get(name), name);
    Optional<String> sql = candidates.of(database.dialect());
    SourceQuery query = new SourceQuery(match.profile().name(), sql.orElseThrow());
    Set<String> found = new TreeSet<>();
    try (PreparedStatement statement = database.connection().prepareStatement(query.sql())) {
      statement.setMaxRows(LISTED);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String value = rows.getString(1);
          if (value != null && !value.isBlank()) {
            found.add(value);
          }
        }
      }
    } catch (SQLException e) {
      throw SourceQueryFailure.of(query, "candidates." + name, e);
    }
    return List.copyOf(found);
  }

  private static ProfileLayout bound(
      LayoutMatch match, Map<String, List<String>> values, Set<String> absent) {
    ProfileLayout layout = match.layout();
    return new ProfileLayout(
        layout.name(),
        layout.databases(),
        layout.files(),
        layout.requires(),
        layout.records(),
        layout.indexes(),
        layout.repeats(),
        Map.of(),
        layout.conversations().flatMap(it -> bound(it, values, absent)),
        layout.votes().flatMap(it -> bound(it, values, absent)),
        layout.documents().flatMap(it -> bound(it, values, absent)),
        layout.evaluations().flatMap(it -> bound(it, values, absent)),
        layout.leftOut().stream()
            .filter(rows -> used(rows.count(), absent).isEmpty())
            .map(rows -> new LeftOutRows(rows.reason(), bound(rows.count(), values)))
            .toList(),
        notice(match, values, absent));
  }

  private static Optional<ProfileQuery> bound(
      ProfileQuery query, Map<String, List<String>> values, Set<String> absent) {
    return used(query, absent).isEmpty() ? Optional.of(bound(query, values)) : Optional.empty();
  }

  private static ProfileQuery bound(ProfileQuery query, Map<String, List<String>> values) {
    return new ProfileQuery(
        query.byDialect().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> bound(e.getValue(), values))));
  }

  private static String bound(String sql, Map<String, List<String>> values) {
    return USE.matcher(sql)
        .replaceAll(
            use -> {
              List<String> chosen = values.get(use.group(1));
              return Matcher.quoteReplacement(chosen == null ? use.group() : literals(chosen));
            });
  }

  private static String literals(List<String> values) {
    return values.stream()
        .map(value -> "'" + value.replace("'", "''") + "'")
        .collect(Collectors.joining(", "));
  }

  // what was taken is said, and what the source does not have
  private static Optional<ProfileText> notice(
      LayoutMatch match, Map<String, List<String>> values, Set<String> absent) {
    List<ProfileText> said = new ArrayList<>();
    match.layout().notice().ifPresent(said::add);
    values.forEach(
        (name, chosen) -> {
          ProfileText label = label(match.profile(), name);
          String list = String.join(", ", chosen);
          said.add(new ProfileText(label.en() + ": " + list, label.ko() + ": " + list));
        });
    for (String name : absent) {
      ProfileText label = label(match.profile(), name);
      said.add(new ProfileText(label.en() + ": -", label.ko() + ": -"));
    }
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProfileText(
                said.stream().map(ProfileText::en).collect(Collectors.joining(" ")),
                said.stream().map(ProfileText::ko).collect(Collectors.joining(" "))));
  }
}
