<?xml version="1.0"?>
<!-- Sixteen fields of each HIT as text: a tab between them, a line feed behind them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:for-each select="/*/SearchHITsResult/HIT">
      <xsl:value-of select="HITId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="HITTypeId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="CreationTime"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Title"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Description"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Question"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Keywords"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="HITStatus"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="MaxAssignments"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Reward/Amount"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="AutoApprovalDelayInSeconds"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Expiration"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="AssignmentDurationInSeconds"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="RequesterAnnotation"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="QualificationRequirement/QualificationTypeId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="HITReviewStatus"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
