package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassNamesTest {

  @ParameterizedTest
  @CsvSource({
    "angry,ANGRY",
    "anger,ANGRY",
    "disgust,DISGUST",
    "disgusted,DISGUST",
    "fear,FEAR",
    "fearful,FEAR",
    "afraid,FEAR",
    "scared,FEAR",
    "happy,HAPPY",
    "happiness,HAPPY",
    "joy,HAPPY",
    "sad,SAD",
    "sadness,SAD",
    "surprise,SURPRISE",
    "surprised,SURPRISE",
    "neutral,NEUTRAL",
    "calm,NEUTRAL",
    "Happy,HAPPY",
    "SADNESS,SAD",
    "'  Joy ',HAPPY"
  })
  void shouldKnowAClassByItsNamesInWhateverCase(String folder, Showing expected) {
    assertThat(ClassNames.of(folder)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contempt", "unsure", "away", "", "happy2"})
  void shouldNotGuess(String folder) {
    assertThat(ClassNames.of(folder)).isEmpty();
  }

  @Test
  void shouldListTheClassesInTheOrderOfProbabilities() {
    assertThat(ClassNames.all()).isEqualTo("angry, disgust, fear, happy, sad, surprise, neutral");
  }
}
