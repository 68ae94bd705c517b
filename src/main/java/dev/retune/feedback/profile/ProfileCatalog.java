package dev.retune.feedback.profile;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built-in profiles and the user's own; one of the user's replaces a built-in one. */
public final class ProfileCatalog {
  private static final String INDEX = "profiles.txt";

  /** How the names of the files end. */
  public static final String SUFFIX = ".yaml";

  /**
   * A profile of the catalog.
   *
   * @param file the user's file; empty for a built-in one
   * @param replaces whether the user's profile replaces a built-in one
   */
  public record Entry(SourceProfile profile, Optional<Path> file, boolean replaces) {}

  /**
   * A file of the user's that is not a valid profile.
   *
   * @param reason with file, line and key
   */
  public record Broken(Path file, InvalidInputException reason) {
    private String name() {
      String end = file.getFileName().toString();
      return end.substring(0, end.length() - SUFFIX.length());
    }
  }

  private record Content(List<Entry> entries, List<Broken> broken) {}

  private final List<Path> folders;

  /** Read on first use, and in parallel because every import waits for it. */
  private static final class BuiltIn {
    static final List<SourceProfile> PROFILES =
        builtInNames().parallelStream().map(ProfileCatalog::builtIn).toList();
  }

  /**
   * For one home.
   *
   * @param own folder of the user's profiles, which need not exist
   */
  public ProfileCatalog(Path own) {
    this(List.of(own));
  }

  private ProfileCatalog(List<Path> folders) {
    this.folders = folders;
  }

  /** The built-in profiles only. */
  public static ProfileCatalog builtIn() {
    return new ProfileCatalog(List.of());
  }

  /** All valid profiles, by name. */
  public List<Entry> all() {
    return content().entries();
  }

  /** The user's files that are not valid profiles; the others are used without them. */
  public List<Broken> broken() {
    return content().broken();
  }

  private Content content() {
    Map<String, Entry> all = new LinkedHashMap<>();
    for (SourceProfile profile : BuiltIn.PROFILES) {
      all.put(profile.name(), new Entry(profile, Optional.empty(), false));
    }
    List<Broken> broken = new ArrayList<>();
    for (Path file : folders.stream().flatMap(folder -> files(folder).stream()).toList()) {
      try {
        SourceProfile profile = read(file);
        String name = profile.name();
        all.put(name, new Entry(profile, Optional.of(file), all.containsKey(name)));
      } catch (InvalidInputException e) {
        broken.add(new Broken(file, e));
      }
    }
    List<Entry> entries =
        all.values().stream()
            .sorted(Comparator.comparing(entry -> entry.profile().name()))
            .toList();
    return new Content(entries, List.copyOf(broken));
  }

  /**
   * The profile with a name.
   *
   * @throws InvalidInputException when there is none, or its file is not valid
   */
  public SourceProfile named(String name) {
    Content content = content();
    for (Broken broken : content.broken()) {
      if (broken.name().equals(name)) {
        throw broken.reason();
      }
    }
    List<Entry> all = content.entries();
    List<String> names = all.stream().map(entry -> entry.profile().name()).toList();
    return all.stream()
        .map(Entry::profile)
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                NearestWord.to(name, names)
                    .map(
                        meant ->
                            new InvalidInputException("feedback.profile.noneMeant", name, meant))
                    .orElseGet(
                        () ->
                            new InvalidInputException(
                                "feedback.profile.none", name, String.join(", ", names))));
  }

  private static List<Path> files(Path own) {
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(own)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new InvalidInputException(
          e, "feedback.fileUnreadable", own.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static SourceProfile read(Path file) {
    try {
      SourceProfile profile = ProfileReader.read(file.toString(), Files.readString(file));
      if (!file.getFileName().toString().equals(profile.name() + SUFFIX)) {
        throw new InvalidInputException(
            "feedback.profile.fileName", file.toString(), profile.name());
      }
      return profile;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(e, "settings.notUtf8", file.toString());
    } catch (IOException e) {
      throw new InvalidInputException(
          e, "feedback.fileUnreadable", file.toString(), String.valueOf(e.getMessage()));
    }
  }

  /** Names of the built-in profiles, as listed beside them. */
  static List<String> builtInNames() {
    return resource(INDEX)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  static SourceProfile builtIn(String name) {
    return ProfileReader.read(name + SUFFIX, resource(name + SUFFIX));
  }

  private static String resource(String name) {
    try (InputStream in = ProfileCatalog.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
