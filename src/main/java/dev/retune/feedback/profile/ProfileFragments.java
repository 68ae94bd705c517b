package dev.retune.feedback.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.retune.common.error.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parts of SQL that several queries of a profile share. {@code {name}} in a query, or in a later
 * fragment, is replaced by the fragment's text.
 */
final class ProfileFragments {
  static final String KEY = "fragments";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern USE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");
  private static final Set<String> QUERIES =
      Set.of("conversations", "votes", "documents", "evaluations", "count", "candidates");
  private static final String SQLITE = "sqlite";

  private final Map<String, ProfileFragment> fragments = new LinkedHashMap<>();

  private final Set<String> declared;

  private ProfileFragments(Set<String> declared) {
    this.declared = declared;
  }

  /**
   * Replaces the fragments in a profile's queries.
   *
   * @param profile the profile as written, which is changed
   * @throws InvalidInputException when a fragment has another form, or lacks a database
   */
  static void replaceIn(ObjectNode profile) {
    JsonNode written = profile.remove(KEY);
    if (written == null) {
      return;
    }
    if (!written.isObject()) {
      throw wrong(KEY, "feedback.profile.fragmentForm");
    }
    ProfileFragments all = new ProfileFragments(keys(written));
    written.properties().forEach(field -> all.add(field.getKey(), field.getValue()));
    JsonNode layouts = profile.path("layouts");
    for (int i = 0; i < layouts.size(); i++) {
      if (layouts.get(i) instanceof ObjectNode layout) {
        all.replace("layouts[" + i + "]", layout, databases(layout), false);
      }
    }
  }

  private static List<String> databases(ObjectNode layout) {
    if (!layout.path("databases").isArray()) {
      return List.of(SQLITE);
    }
    List<String> names = new ArrayList<>();
    layout.path("databases").forEach(name -> names.add(name.asText().toLowerCase(Locale.ROOT)));
    return names;
  }

  private void add(String name, JsonNode written) {
    String at = KEY + "." + name;
    if (!NAME.matcher(name).matches()) {
      throw wrong(at, "feedback.profile.fragmentForm");
    }
    if (written.isTextual()) {
      String text = written.asText().strip();
      Set<String> needed = dependent(text);
      if (needed.isEmpty()) {
        fragments.put(name, ProfileFragment.of(replaced(at, text, SQLITE)));
        return;
      }
      Map<String, String> texts =
          common(needed).stream()
              .collect(Collectors.toMap(UnaryOperator.identity(), d -> replaced(at, text, d)));
      fragments.put(name, ProfileFragment.of(texts));
      return;
    }
    if (!written.isObject() || written.isEmpty()) {
      throw wrong(at, "feedback.profile.fragmentForm");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    written
        .properties()
        .forEach(
            text -> {
              if (!text.getValue().isTextual()) {
                throw wrong(at, "feedback.profile.fragmentForm");
              }
              String sql = text.getValue().asText().strip();
              texts.put(text.getKey(), replaced(at, sql, text.getKey()));
            });
    fragments.put(name, ProfileFragment.of(texts));
  }

  private void replace(String at, JsonNode parent, List<String> databases, boolean query) {
    if (parent instanceof ObjectNode object) {
      for (String key : List.copyOf(keys(object))) {
        boolean within = query || QUERIES.contains(key);
        String path = at + "." + key;
        JsonNode value = object.get(key);
        if (within && value.isTextual()) {
          // under a database's name the text is for that database
          object.set(
              key,
              databases.contains(key) && query
                  ? TextNode.valueOf(replaced(path, value.asText(), key))
                  : replaced(path, value.asText(), databases, object));
        } else {
          replace(path, value, databases, within);
        }
      }
    } else if (parent instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        replace(at + "[" + i + "]", array.get(i), databases, query);
      }
    }
  }

  private static Set<String> keys(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private JsonNode replaced(String at, String text, List<String> databases, ObjectNode factory) {
    if (dependent(text).isEmpty()) {
      return TextNode.valueOf(replaced(at, text, SQLITE));
    }
    ObjectNode texts = factory.objectNode();
    databases.forEach(database -> texts.put(database, replaced(at, text, database)));
    return texts;
  }

  // names of the used fragments whose text depends on the database
  private Set<String> dependent(String text) {
    return USE.matcher(text)
        .results()
        .map(use -> use.group(1))
        .filter(name -> fragments.containsKey(name) && fragments.get(name).common().isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ProfileFragment fragment(String name) {
    return Objects.requireNonNull(fragments.get(name));
  }

  private Set<String> common(Set<String> names) {
    Set<String> databases = new TreeSet<>();
    names.forEach(name -> databases.addAll(fragment(name).databases()));
    names.forEach(name -> databases.retainAll(fragment(name).databases()));
    return databases;
  }

  // other names in braces are parameters, or belong to the SQL
  private String replaced(String at, String text, String database) {
    return USE.matcher(text).replaceAll(use -> Matcher.quoteReplacement(of(at, use, database)));
  }

  private String of(String at, MatchResult use, String database) {
    ProfileFragment fragment = fragments.get(use.group(1));
    if (fragment == null && declared.contains(use.group(1))) {
      throw wrong(at, "feedback.profile.fragmentLater", use.group(1));
    }
    return fragment == null
        ? use.group()
        : fragment
            .in(database)
            .orElseThrow(() -> wrong(at, "feedback.profile.fragmentFor", use.group(1), database));
  }

  private static InvalidInputException wrong(String at, String key, Object... args) {
    return new InvalidInputException(
        "feedback.profile.key", at, new InvalidInputException(key, args));
  }
}
