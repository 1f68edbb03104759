"""What the OWL 2 recommendation reserves, builds in or allows, as sets of IRIs."""

from typing import Final

from bilik.vocabulary import OWL, RDF, RDFS, XSD


def _names(namespace: str, names: str) -> frozenset[str]:
    return frozenset(namespace + name for name in names.split())


# Structural Specification, section 4: the OWL 2 datatype map, and rdfs:Literal above it.
DATATYPES: Final = (
    _names(
        XSD,
        "decimal integer double float string normalizedString token language Name NCName NMTOKEN "
        "boolean hexBinary base64Binary anyURI dateTime dateTimeStamp nonNegativeInteger "
        "nonPositiveInteger positiveInteger negativeInteger long int short byte unsignedLong "
        "unsignedInt unsignedShort unsignedByte",
    )
    | _names(RDF, "PlainLiteral XMLLiteral langString")
    | _names(OWL, "real rational")
    | _names(RDFS, "Literal")
)
BUILT_IN_CLASSES: Final = _names(OWL, "Thing Nothing")
BUILT_IN_OBJECT_PROPERTIES: Final = _names(OWL, "topObjectProperty bottomObjectProperty")
BUILT_IN_DATA_PROPERTIES: Final = _names(OWL, "topDataProperty bottomDataProperty")
# Structural Specification, section 5.5.
BUILT_IN_ANNOTATION_PROPERTIES: Final = _names(RDFS, "label comment seeAlso isDefinedBy") | _names(
    OWL, "versionInfo deprecated priorVersion backwardCompatibleWith incompatibleWith"
)
# Mapping to RDF Graphs, section 3: predicates that make up axioms rather than state facts.
SYNTAX: Final = (
    _names(
        OWL,
        "imports versionIRI onProperty onProperties someValuesFrom allValuesFrom hasValue hasSelf "
        "minCardinality maxCardinality cardinality minQualifiedCardinality "
        "maxQualifiedCardinality qualifiedCardinality onClass onDataRange unionOf intersectionOf "
        "complementOf oneOf datatypeComplementOf onDatatype withRestrictions members "
        "distinctMembers equivalentClass disjointWith disjointUnionOf equivalentProperty "
        "inverseOf propertyDisjointWith propertyChainAxiom hasKey sameAs differentFrom "
        "annotatedSource annotatedProperty annotatedTarget sourceIndividual assertionProperty "
        "targetIndividual targetValue",
    )
    | _names(RDF, "type first rest")
    | _names(RDFS, "subClassOf subPropertyOf domain range")
)
FACETS: Final = _names(
    XSD,
    "minInclusive maxInclusive minExclusive maxExclusive length minLength maxLength pattern",
) | _names(RDF, "langRange")
# Types that the mapping gives no meaning to when they are used for data.
RESERVED_TYPES: Final = _names(RDF, "Statement Property List Bag Seq Alt") | _names(
    RDFS, "Resource Class Container"
)
CARDINALITIES: Final = _names(
    OWL,
    "minCardinality maxCardinality cardinality minQualifiedCardinality maxQualifiedCardinality "
    "qualifiedCardinality",
)
# Property kinds that only simple properties may be (Structural Specification, section 11.2).
SIMPLE_ONLY_TYPES: Final = _names(
    OWL,
    "FunctionalProperty InverseFunctionalProperty IrreflexiveProperty AsymmetricProperty",
)
OBJECT_PROPERTY: Final = OWL + "ObjectProperty"
DATA_PROPERTY: Final = OWL + "DatatypeProperty"
ANNOTATION_PROPERTY: Final = OWL + "AnnotationProperty"
PROPERTY_KINDS: Final = frozenset({OBJECT_PROPERTY, DATA_PROPERTY, ANNOTATION_PROPERTY})
