package dev.retune.feedback.profile;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the feedback of a chat product is recognized and read.
 *
 * @param name name in the settings
 * @param title name of the product
 * @param parameters what only the team knows, by name
 * @param layouts ways in which it stores feedback; the first that fits is used
 * @param values vote values: spelling at the source to meaning
 * @param reasons keys of predefined reasons to reason codes
 * @param zone zone of times without an offset; UTC by default
 * @param notice said whenever a source is checked
 */
public record SourceProfile(
    String name,
    String title,
    Map<String, ProfileParameter> parameters,
    List<ProfileLayout> layouts,
    Map<String, VoteMeaning> values,
    Map<String, String> reasons,
    Optional<ZoneId> zone,
    Optional<ProfileText> notice) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  /** Applies the defaults of values missing in a file. */
  public SourceProfile(
      @Nullable String name,
      @Nullable String title,
      @Nullable Map<String, ProfileParameter> parameters,
      @Nullable List<ProfileLayout> layouts,
      @Nullable Map<String, VoteMeaning> values,
      @Nullable Map<String, String> reasons,
      Optional<ZoneId> zone,
      Optional<ProfileText> notice) {
    this.name = Objects.requireNonNullElse(name, "");
    this.title = Objects.requireNonNullElse(title, "");
    this.parameters = Map.copyOf(Objects.requireNonNullElse(parameters, Map.of()));
    this.layouts = List.copyOf(Objects.requireNonNullElse(layouts, List.of()));
    this.values = Map.copyOf(Objects.requireNonNullElse(values, Map.of()));
    this.reasons = Map.copyOf(Objects.requireNonNullElse(reasons, Map.of()));
    this.zone = zone;
    this.notice = notice;
  }

  /**
   * Checks the form of a profile's name.
   *
   * @throws InvalidInputException when no profile can have it
   */
  public static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException("feedback.profile.nameForm");
    }
  }

  /** The mapping of rows read by its queries; what the user has set takes precedence. */
  public SourceMapping mapping(SourceMapping own) {
    Map<String, VoteMeaning> all = new HashMap<>(values);
    all.putAll(own.voteValues());
    SourceMapping mapping = SourceMapping.GUESSED.withVoteValues(all);
    mapping = own.zone().or(() -> zone).map(mapping::withZone).orElse(mapping);
    return own.timeOfImport() ? mapping.withTimeOfImport() : mapping;
  }
}
