package dev.retune.embedding.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelSettings;
import dev.retune.embedding.model.ModelSpec.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSettingsReaderTest {
  @TempDir Path dir;

  /** Creates the folder NAME with one file, or with two separated by a bar. */
  private ModelSettings read(String name, String files, String contents) throws IOException {
    Path folder = Files.createDirectories(dir.resolve(name));
    String[] paths = files.split("\\|", -1);
    String[] texts = contents.split("\\|", -1);
    for (int i = 0; i < paths.length; i++) {
      Path file = folder.resolve(paths[i]);
      Files.createDirectories(file.getParent());
      Files.writeString(file, texts[i]);
    }
    return ModelSettingsReader.read(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "m; config.json; {}; MEAN",
        "m; 1_Pooling/config.json; {\"pooling_mode_cls_token\": true}; CLS",
        "m; 1_Pooling/config.json; {\"pooling_mode_cls_token\": false, \"pooling_mode_mean_tokens\": true}; MEAN",
        "m; 1_Pooling/config.json; {\"pooling_mode_lasttoken\": true}; LAST",
        "m; 1_Pooling/config.json; {\"pooling_mode\": \"cls\"}; CLS",
        "m; retune.json; {\"pooling\": \"Last\"}; LAST",
        "m; retune.json|1_Pooling/config.json; {\"pooling\": \"mean\"}|{\"pooling_mode_cls_token\": true}; MEAN",
        "bge-small-en-v1.5; config.json; {}; CLS",
        "bge-small-en-v1.5; retune.json; {\"pooling\": \"mean\"}; MEAN"
      })
  void pooling(String name, String files, String contents, Pooling expected) throws IOException {
    assertThat(read(name, files, contents).pooling()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "m; config.json; {}; 512",
        "m; config.json; {\"max_position_embeddings\": 128}; 128",
        "m; config.json; {\"max_position_embeddings\": 514, \"model_type\": \"xlm-roberta\"}; 512",
        "m; config.json; {\"max_position_embeddings\": 32768}; 512",
        "m; sentence_bert_config.json; {\"max_seq_length\": 256}; 256",
        "m; sentence_bert_config.json; {\"max_seq_length\": null}; 512",
        "m; retune.json|sentence_bert_config.json; {\"maxTokens\": 64}|{\"max_seq_length\": 256}; 64"
      })
  void maxTokens(String name, String files, String contents, int expected) throws IOException {
    assertThat(read(name, files, contents).maxTokens()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "m; config.json; {}; ''; ''",
        "multilingual-e5-small; config.json; {}; 'query: '; 'passage: '",
        "m; config.json; {\"_name_or_path\": \"intfloat/e5-base\"}; 'query: '; 'passage: '",
        "type5-small; config.json; {}; ''; ''",
        "e5-mistral-instruct; config.json; {}; ''; ''",
        "e5-small; retune.json; {\"queryPrefix\": \"\", \"passagePrefix\": \"\"}; ''; ''",
        "m; retune.json; {\"queryPrefix\": \"Q: \"}; 'Q: '; ''",
        "m; config_sentence_transformers.json; {\"prompts\": {\"query\": \"ask: \", \"document\": \"doc: \"}}; 'ask: '; 'doc: '",
        "m; config_sentence_transformers.json; {\"prompts\": {\"passage\": \"p: \"}}; ''; 'p: '"
      })
  void prefixes(String name, String files, String contents, String query, String passage)
      throws IOException {
    assertThat(read(name, files, contents))
        .extracting(ModelSettings::queryPrefix, ModelSettings::passagePrefix)
        .containsExactly(query, passage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "m; config.json; {}; true; false",
        "m; modules.json; [{\"type\": \"sentence_transformers.models.Pooling\"}]; false; false",
        "m; modules.json; [{\"type\": \"sentence_transformers.models.Normalize\"}]; true; false",
        "m; modules.json; [{\"type\": \"sentence_transformers.models.Dense\"}]; false; true",
        "m; retune.json; {\"normalize\": false}; false; false"
      })
  void modules(String name, String files, String contents, boolean normalize, boolean projected)
      throws IOException {
    assertThat(read(name, files, contents))
        .extracting(ModelSettings::normalize, ModelSettings::projected)
        .containsExactly(normalize, projected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "m; 1_Pooling/config.json; {\"pooling_mode_max_tokens\": true}; embedding.pooling",
        "m; retune.json; {\"pooling\": \"weightedmean\"}; embedding.pooling",
        "m; retune.json; {\"maxTokens\": 2}; embedding.maxTokens",
        "m; retune.json; {\"maxTokens\": ; embedding.settings",
        "m; config.json; nothing; embedding.settings"
      })
  void refuses(String name, String files, String contents, String key) {
    assertThatThrownBy(() -> read(name, files, contents))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
