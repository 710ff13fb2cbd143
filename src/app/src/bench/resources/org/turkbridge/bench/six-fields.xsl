<?xml version="1.0"?>
<!-- The six fields of each request as text: a tab between them, a line feed behind them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:for-each select="/*/GetQualificationRequestsResult/QualificationRequest">
      <xsl:value-of select="QualificationRequestId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="QualificationTypeId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="SubjectId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Test"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Answer"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="SubmitTime"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
