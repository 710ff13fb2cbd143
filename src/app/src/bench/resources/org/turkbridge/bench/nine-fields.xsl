<?xml version="1.0"?>
<!-- Nine fields of each assignment as text: a tab between them, a line feed behind them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:for-each select="/*/GetAssignmentsForHITResult/Assignment">
      <xsl:value-of select="AssignmentId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="WorkerId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="HITId"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="AssignmentStatus"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="AutoApprovalTime"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="AcceptTime"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="SubmitTime"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="ApprovalTime"/>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="Answer"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
