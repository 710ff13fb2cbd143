package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.message.questionform.Application;
import org.turkbridge.message.questionform.Binary;
import org.turkbridge.message.questionform.BulletList;
import org.turkbridge.message.questionform.Content;
import org.turkbridge.message.questionform.EmbeddedBinary;
import org.turkbridge.message.questionform.FormattedContent;
import org.turkbridge.message.questionform.Question;
import org.turkbridge.message.questionform.QuestionForm;
import org.turkbridge.message.questionform.StyleSuggestion;
import org.turkbridge.message.questionform.Text;
import org.turkbridge.message.questionform.Title;
import org.turkbridge.message.questionformanswers.QuestionFormAnswers;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Diff;

/** The classes made from QuestionForm.xsd and QuestionFormAnswers.xsd. */
@NullMarked
final class QuestionFormClassesTest {
  private static final String FORM =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <QuestionForm xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionForm.xsd">
        <Question>
          <QuestionIdentifier>word</QuestionIdentifier>
          <DisplayName>Ein Wort: ß, 語, 😀</DisplayName>
          <IsRequired>true</IsRequired>
          <QuestionContent>
            <Text>second</Text>
            <Title>first &amp; last</Title>
            <Text/>
            <FormattedContent><![CDATA[<b>a</b> &nbsp; b]]></FormattedContent>
            <List><ListItem>one</ListItem><ListItem> two </ListItem></List>
            <Binary>
              <MimeType><Type>image</Type></MimeType>
              <DataURL>https://a.example/b.png?c=1&amp;d=2</DataURL>
              <AltText>b</AltText>
            </Binary>
            <Application>
              <JavaApplet>
                <AppletPath>https://a.example/</AppletPath>
                <AppletFilename>b.jar</AppletFilename>
                <Width>1</Width>
                <Height>2</Height>
                <ApplicationParameter><Name>n</Name><Value>v</Value></ApplicationParameter>
                <ApplicationParameter><Name>n</Name><Value/></ApplicationParameter>
              </JavaApplet>
            </Application>
            <Application>
              <Flash>
                <FlashMovieURL>https://a.example/b.swf</FlashMovieURL>
                <Width>1</Width>
                <Height>2</Height>
              </Flash>
            </Application>
            <EmbeddedBinary>
              <EmbeddedMimeType><Type>application</Type><SubType>pdf</SubType></EmbeddedMimeType>
              <DataURL>https://a.example/b.pdf</DataURL>
              <AltText>b</AltText>
              <Width>1</Width>
              <Height>2</Height>
            </EmbeddedBinary>
            <Title>last</Title>
          </QuestionContent>
          <AnswerSpecification>
            <FreeTextAnswer>
              <Constraints>
                <IsNumeric minValue="-1" maxValue="1"/>
                <Length minLength="0" maxLength="99999999999"/>
                <AnswerFormatRegex regex="^a$"/>
                <AnswerFormatRegex regex="" errorText="none" flags="i"/>
              </Constraints>
              <DefaultText> a </DefaultText>
              <NumberOfLinesSuggestion>3</NumberOfLinesSuggestion>
            </FreeTextAnswer>
          </AnswerSpecification>
        </Question>
        <Overview><Text>between</Text></Overview>
        <Question>
          <QuestionIdentifier>choice</QuestionIdentifier>
          <QuestionContent><Text>?</Text></QuestionContent>
          <AnswerSpecification>
            <SelectionAnswer>
              <MinSelectionCount>0</MinSelectionCount>
              <MaxSelectionCount>2</MaxSelectionCount>
              <StyleSuggestion>multichooser</StyleSuggestion>
              <Selections>
                <Selection>
                  <SelectionIdentifier>a</SelectionIdentifier>
                  <Text>A</Text>
                </Selection>
                <Selection>
                  <SelectionIdentifier>b</SelectionIdentifier>
                  <Binary>
                    <MimeType><Type>video</Type><SubType>mp4</SubType></MimeType>
                    <DataURL>http://a.example/b.mp4</DataURL>
                    <AltText/>
                  </Binary>
                </Selection>
                <Selection>
                  <SelectionIdentifier>c</SelectionIdentifier>
                  <FormattedContent>&lt;i>C&lt;/i></FormattedContent>
                </Selection>
                <OtherSelection><Constraints/></OtherSelection>
              </Selections>
            </SelectionAnswer>
          </AnswerSpecification>
        </Question>
        <Question>
          <QuestionIdentifier>file</QuestionIdentifier>
          <IsRequired>false</IsRequired>
          <QuestionContent><Text>?</Text></QuestionContent>
          <AnswerSpecification>
            <FileUploadAnswer>
              <MaxFileSizeInBytes>2000000000</MaxFileSizeInBytes>
              <MinFileSizeInBytes>1</MinFileSizeInBytes>
            </FileUploadAnswer>
          </AnswerSpecification>
        </Question>
      </QuestionForm>
      """;

  private static final String ANSWERS =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <QuestionFormAnswers xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd">
        <Answer>
          <QuestionIdentifier>word</QuestionIdentifier>
          <FreeText> ß &lt; 語 &amp; 😀&#13;
      second line</FreeText>
        </Answer>
        <Answer><QuestionIdentifier>word</QuestionIdentifier><FreeText/></Answer>
        <Answer>
          <QuestionIdentifier>choice</QuestionIdentifier>
          <SelectionIdentifier>b</SelectionIdentifier>
          <SelectionIdentifier>a</SelectionIdentifier>
          <OtherSelectionText>d</OtherSelectionText>
        </Answer>
        <Answer><QuestionIdentifier>choice</QuestionIdentifier></Answer>
        <Answer>
          <QuestionIdentifier>file</QuestionIdentifier>
          <UploadedFileSizeInBytes>12345678901</UploadedFileSizeInBytes>
          <UploadedFileKey>k</UploadedFileKey>
        </Answer>
      </QuestionFormAnswers>
      """;

  private static final JAXBContext CLASSES = context();

  @ParameterizedTest
  @ValueSource(strings = {FORM, ANSWERS})
  void documentIsWrittenAsItWasRead(String document) throws JAXBException {
    StringWriter written = new StringWriter();
    CLASSES.createMarshaller().marshal(read(document), written);

    Diff diff =
        DiffBuilder.compare(document)
            .withTest(written.toString())
            .ignoreElementContentWhitespace()
            .checkForSimilar()
            .build();
    assertThat(diff.hasDifferences()).as(diff.fullDescription()).isFalse();
  }

  @Test
  void formKeepsTheOrderOfItsParts() throws JAXBException {
    QuestionForm form = (QuestionForm) read(FORM);

    assertThat(form.getParts())
        .extracting(part -> (Object) part.getClass())
        .containsExactly(Question.class, Content.class, Question.class, Question.class);
  }

  @Test
  void contentKeepsTheOrderOfItsParts() throws JAXBException {
    Content content = question(0).getQuestionContent();

    assertThat(content.getParts())
        .extracting(part -> (Object) part.getClass())
        .containsExactly(
            Text.class,
            Title.class,
            Text.class,
            FormattedContent.class,
            BulletList.class,
            Binary.class,
            Application.class,
            Application.class,
            EmbeddedBinary.class,
            Title.class);
    assertThat(((FormattedContent) content.getParts().get(3)).getValue())
        .isEqualTo("<b>a</b> &nbsp; b");
    assertThat(((BulletList) content.getParts().get(4)).getItems()).containsExactly("one", " two ");
  }

  @Test
  void absentIsRequiredIsNeitherTrueNorFalse() throws JAXBException {
    assertThat(question(0).isRequired()).isTrue();
    assertThat(question(2).isRequired()).isNull();
    assertThat(question(3).isRequired()).isFalse();
  }

  @Test
  void selectionsAreTyped() throws JAXBException {
    var selection = question(2).getAnswerSpecification().getSelectionAnswer();

    assertThat(selection.getStyleSuggestion()).isEqualTo(StyleSuggestion.MULTICHOOSER);
    assertThat(selection.getMaxSelectionCount()).isEqualTo(BigInteger.TWO);
    assertThat(selection.getSelections().getSelections())
        .extracting(each -> each.getSelectionIdentifier())
        .containsExactly("a", "b", "c");
  }

  @Test
  void answersTellNothingChosenFromNothingTyped() throws JAXBException {
    var answers = ((QuestionFormAnswers) read(ANSWERS)).getAnswers();

    assertThat(answers.get(1).getFreeText()).isEmpty();
    assertThat(answers.get(3).getFreeText()).isNull();
    assertThat(answers.get(2).getSelectionIdentifiers()).containsExactly("b", "a");
    assertThat(answers.get(4).getUploadedFileSizeInBytes()).isEqualTo("12345678901");
  }

  private static Question question(int part) throws JAXBException {
    return (Question) ((QuestionForm) read(FORM)).getParts().get(part);
  }

  private static Object read(String document) throws JAXBException {
    return CLASSES.createUnmarshaller().unmarshal(new StreamSource(new StringReader(document)));
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(QuestionForm.class, QuestionFormAnswers.class);
    } catch (JAXBException e) {
      throw new IllegalStateException(e);
    }
  }
}
