import ts from 'typescript';
import { isTestFile, listFiles, projectRoot, readText } from './files.ts';

type Measured = { readonly lines: number; readonly complexity: number; readonly parameters: number };

/** Sizes of files and of named functions, and how much of the code goes around the types. */
export type Shape = {
  readonly files: readonly number[];
  readonly functions: readonly Measured[];
  readonly codeLines: number;
  readonly casts: number;
  readonly anys: number;
};

/** Measures the TypeScript under a folder of the project, tests left out. */
export function measureShape(folder: string): Shape {
  const files = listFiles(projectRoot, folder, /\.tsx?$/).filter((file) => !isTestFile(file));
  const measured = files.map((file) => measureFile(readText(projectRoot, file)));
  return {
    files: measured.map(({ lines }) => lines),
    functions: measured.flatMap(({ functions }) => functions),
    codeLines: sum(measured.map(({ lines }) => lines)),
    casts: sum(measured.map(({ casts }) => casts)),
    anys: sum(measured.map(({ anys }) => anys)),
  };
}

/** Measures one text. Lines of a file are those with something on them beside comment; complexity is 1 and each branch. */
export function measureFile(text: string) {
  const source = ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const functions: Measured[] = [];
  let [casts, anys] = [0, 0];
  const visit = (node: ts.Node): void => {
    if (isNamedFunction(node)) functions.push(measureFunction(node, source));
    if (ts.isAsExpression(node) && node.type.getText() !== 'const') casts += 1;
    if (node.kind === ts.SyntaxKind.AnyKeyword) anys += 1;
    node.forEachChild(visit);
  };
  visit(source);
  return { lines: countCodeLines(source), functions, casts, anys };
}

/** Three lines for a person to read. */
export function formatShape({ files, functions, codeLines, casts, anys }: Shape): string {
  const spread = (values: readonly number[]) =>
    `median ${quantile(values, 0.5)}, p90 ${quantile(values, 0.9)}, most ${quantile(values, 1)}`;
  const perThousand = (count: number) => ((count * 1000) / Math.max(codeLines, 1)).toFixed(1);
  return [
    `${files.length} files, ${codeLines} lines of code: lines ${spread(files)}`,
    `${functions.length} named functions: lines ${spread(functions.map(({ lines }) => lines))}; complexity ${spread(functions.map(({ complexity }) => complexity))}; parameters ${spread(functions.map(({ parameters }) => parameters))}`,
    `per 1,000 lines: as ${perThousand(casts)}, any ${perThousand(anys)}`,
  ].join('\n');
}

/** The value below which that share of the values lies (nearest rank); 0 when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
}

function isNamedFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.body !== undefined;
  const isFunction = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isFunction && (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent));
}

function measureFunction(node: ts.FunctionLikeDeclaration, source: ts.SourceFile): Measured {
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const lines = lineOf(node.getEnd()) - lineOf(node.getStart()) + 1;
  return { lines, complexity: 1 + countBranches(node), parameters: node.parameters.length };
}

const branches = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function countBranches(node: ts.Node): number {
  return sum(node.getChildren().map((inner) => (branches.has(inner.kind) ? 1 : 0) + countBranches(inner)));
}

/** Lines on which a token begins or ends: comments and blank lines hold none. */
function countCodeLines(source: ts.SourceFile): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isToken(node) && node.getWidth() > 0) {
      lines.add(source.getLineAndCharacterOfPosition(node.getStart()).line);
      lines.add(source.getLineAndCharacterOfPosition(node.getEnd()).line);
    }
    if (!ts.isJSDoc(node)) node.getChildren().forEach(visit);
  };
  visit(source);
  return lines.size;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
