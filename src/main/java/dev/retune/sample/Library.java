package dev.retune.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sample's texts in one language, read from the program's resources. */
record Library(Language language, List<Article> articles, Voices voices) {

  static Library read(Language language) {
    JsonMapper mapper = Json.mapper();
    List<Article> articles = new ArrayList<>();
    for (Guide guide : read(mapper, language, "guides", new TypeReference<List<Guide>>() {})) {
      List<Map<String, String>> subjects =
          read(mapper, language, guide.over().orElseThrow(), new TypeReference<>() {});
      subjects.forEach(subject -> articles.add(guide.about(language, subject)));
    }
    for (Guide article : read(mapper, language, "articles", new TypeReference<List<Guide>>() {})) {
      articles.add(article.about(language, Map.of()));
    }
    return new Library(
        language,
        List.copyOf(articles),
        read(mapper, language, "voices", new TypeReference<Voices>() {}));
  }

  private static <T> T read(
      JsonMapper mapper, Language language, String name, TypeReference<T> type) {
    String resource = language.folder() + "/" + name + ".json";
    try (InputStream stream =
        Objects.requireNonNull(Library.class.getResourceAsStream(resource), resource)) {
      return mapper.readValue(stream, type);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
