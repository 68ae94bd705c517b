package dev.retune.sample.content;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sample's texts in one language, read from resources. */
public record SampleTextLibrary(
    SampleLanguage language, List<SampleArticle> articles, PhraseBook phrases) {

  public static SampleTextLibrary read(SampleLanguage language) {
    JsonMapper mapper = JsonFormat.mapper();
    List<SampleArticle> articles = new ArrayList<>();
    for (ArticleTemplate template :
        read(mapper, language, "guides", new TypeReference<List<ArticleTemplate>>() {})) {
      List<Map<String, String>> subjects =
          read(mapper, language, template.over().orElseThrow(), new TypeReference<>() {});
      subjects.forEach(subject -> articles.add(template.about(language, subject)));
    }
    for (ArticleTemplate article :
        read(mapper, language, "articles", new TypeReference<List<ArticleTemplate>>() {})) {
      articles.add(article.about(language, Map.of()));
    }
    return new SampleTextLibrary(
        language,
        List.copyOf(articles),
        read(mapper, language, "voices", new TypeReference<PhraseBook>() {}));
  }

  private static <T> T read(
      JsonMapper mapper, SampleLanguage language, String name, TypeReference<T> type) {
    String resource = language.folder() + "/" + name + ".json";
    try (InputStream stream =
        Objects.requireNonNull(SampleTextLibrary.class.getResourceAsStream(resource), resource)) {
      return mapper.readValue(stream, type);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
